import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const running = new Set<JsonSource>();

/** A real HTTP server that answers as told and remembers what it was asked. */
export class JsonSource {
  readonly requests: { path: string; authorization: string | undefined }[] = [];
  connections = 0;

  private constructor(
    private readonly server: Server,
    private readonly host: string,
  ) {}

  static async start(answer: Answer): Promise<JsonSource> {
    const server = createServer();
    const source = new JsonSource(server, '127.0.0.1');
    server.on('connection', () => {
      source.connections += 1;
    });
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      source.requests.push({ path: request.url ?? '', authorization: request.headers.authorization });
      answer(request, response);
    });
    server.listen(0, source.host);
    await once(server, 'listening');
    running.add(source);
    return source;
  }

  /** For afterEach, so that a test that fails leaves nothing running. */
  static async stopAll(): Promise<void> {
    await Promise.all([...running].map((source) => source.stop()));
  }

  get origin(): string {
    return `http://${this.host}:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    running.delete(this);
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }
}

/** The same body for every request. */
export const json =
  (body: unknown): Answer =>
  (_request, response) => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
  };

export const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (_request, response) => {
    response.writeHead(code, headers).end('no');
  };
