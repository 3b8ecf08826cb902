interface Closable {
  close(): Promise<void>;
}

const open = new Set<Closable>();

/** Remembers a server until `closed` or the end of the test, so that one that fails leaves nothing running. */
export function opened<T extends Closable>(server: T): T {
  open.add(server);
  return server;
}

/** Whether it was still open; it no longer counts as such. */
export function closed(server: Closable): boolean {
  return open.delete(server);
}

/** For `afterEach`. */
export async function closeServers(): Promise<void> {
  await Promise.all([...open].map((server) => server.close()));
}
