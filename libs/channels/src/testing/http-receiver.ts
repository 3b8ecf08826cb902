import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server as TcpServer, type Socket } from 'node:net';
import { closed, opened } from './servers';

export interface ReceivedRequest {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export type Answer = (request: ReceivedRequest, response: ServerResponse, socket: Socket) => void;

/** A real HTTP server that keeps what it receives and answers as told; without that, 204. */
export class HttpReceiver {
  readonly requests: ReceivedRequest[] = [];
  connections = 0;

  private constructor(private readonly server: Server) {}

  static async start(answer: Answer = (_request, response) => response.writeHead(204).end()): Promise<HttpReceiver> {
    const server = createServer();
    const receiver = new HttpReceiver(server);
    server.on('connection', () => {
      receiver.connections += 1;
    });
    server.on('request', (incoming: IncomingMessage, response: ServerResponse) => {
      void receiver.#keep(incoming).then((request) => answer(request, response, incoming.socket));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return opened(receiver);
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async close(): Promise<void> {
    if (!closed(this)) return;
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }

  async #keep(incoming: IncomingMessage): Promise<ReceivedRequest> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
    const { method = '', url: path = '', headers } = incoming;
    const request = { method, path, headers, body: Buffer.concat(chunks).toString() };
    this.requests.push(request);
    return request;
  }
}

/** A server below HTTP: each connection is handed over as it is. */
export async function startTcp(
  onConnection: (socket: Socket) => void,
): Promise<{ port: number; close: () => Promise<void> }> {
  const sockets = new Set<Socket>();
  const server: TcpServer = createTcpServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    onConnection(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const tcp = opened({
    port: (server.address() as AddressInfo).port,
    close: async () => {
      if (!closed(tcp)) return;
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  });
  return tcp;
}

/** A port where nobody listens. */
export async function closedPort(): Promise<number> {
  const { port, close } = await startTcp(() => undefined);
  await close();
  return port;
}
