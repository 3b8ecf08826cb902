import { once } from 'node:events';
import { connect } from 'node:net';

const CANCEL_CODE = 80_877_102;
const LENGTH = 16;
const PATIENCE_MS = 5_000;

/** What a server gave a connection, by which others can call its query off. */
export interface BackendKey {
  processID: number;
  secretKey: number;
}

/** Calls off what the server does for a connection: a connection of its own that carries nothing but the request. */
export async function cancelRequest(host: string, port: number, key: BackendKey): Promise<void> {
  const request = Buffer.alloc(LENGTH);
  request.writeInt32BE(LENGTH, 0);
  request.writeInt32BE(CANCEL_CODE, 4);
  request.writeInt32BE(key.processID, 8);
  request.writeInt32BE(key.secretKey, 12);
  const socket = connect({ host, port, timeout: PATIENCE_MS });
  socket.on('timeout', () => socket.destroy());
  // The server answers nothing but hanging up; an error means the same to us.
  socket.on('error', () => undefined);
  socket.end(request);
  socket.resume();
  await once(socket, 'close');
}
