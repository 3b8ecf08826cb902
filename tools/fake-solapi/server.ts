import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Authorizer, type Credentials } from './authorization.ts';
import { control, type Controlled, type SeenCall } from './control.ts';
import { Faults, type Fault } from './fault.ts';
import { Refusal } from './group.ts';
import { Provider } from './provider.ts';
import { route, type Call } from './route.ts';

export interface FakeSolapiOptions {
  /** 0: any that is free. */
  port: number;
  credentials: Credentials;
  now: () => number;
}

/** Solapi's limit for one request. */
const MAX_BODY_BYTES = 15 * 1024 * 1024;

const CONTROL = '/_control/';

export async function startFakeSolapi(options: FakeSolapiOptions): Promise<{ url: string; close(): Promise<void> }> {
  const clock = { offsetMs: 0 };
  const now = (): number => options.now() + clock.offsetMs;
  const authorizer = new Authorizer(options.credentials, now);
  const controlled: Controlled = { provider: new Provider(now), faults: new Faults(), seen: [], clock };
  const server = createServer((request, response) => {
    answer(request, response, authorizer, controlled).catch(() => request.socket.destroy());
  });
  server.listen(options.port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  authorizer: Authorizer,
  controlled: Controlled,
): Promise<void> {
  const method = request.method ?? '';
  const url = new URL(request.url ?? '/', 'http://fake');
  const body = await readBody(request);
  if (url.pathname.startsWith(CONTROL)) {
    const result = await control(controlled, `${method} ${url.pathname.slice(CONTROL.length)}`, body);
    return reply(response, result ? 200 : 404, result ?? {});
  }
  const seen: SeenCall = { method, path: url.pathname, status: 0 };
  controlled.seen.push(seen);
  response.on('finish', () => {
    seen.status = response.statusCode;
  });
  const fault = authorizer.fault(request.headers.authorization);
  if (fault) return refuse(response, new Refusal(403, fault, 'The request is not signed as it must be.'));
  const call = route(controlled.provider, method, url, body);
  if (!call) return refuse(response, new Refusal(404, 'NotFound', 'There is no such route.'));
  seen.step = call.step;
  await perform(request, response, call, controlled.faults);
}

async function perform(
  request: IncomingMessage,
  response: ServerResponse,
  { step, work }: Call,
  faults: Faults,
): Promise<void> {
  const before = faults.take(step, 'before');
  if (before && (await strike(before, request, response)) === 'ended') return;
  let result: object;
  try {
    result = work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return refuse(response, error);
  }
  const after = faults.take(step, 'after');
  if (after && (await strike(after, request, response)) === 'ended') return;
  reply(response, 200, result);
}

async function strike(fault: Fault, request: IncomingMessage, response: ServerResponse): Promise<'ended' | 'go on'> {
  switch (fault.how) {
    case 'reset':
      request.socket.resetAndDestroy();
      return 'ended';
    case 'silent':
      return 'ended';
    case 'status': {
      if (fault.retryAfter !== undefined) response.setHeader('retry-after', fault.retryAfter);
      refuse(
        response,
        new Refusal(fault.status ?? 503, fault.errorCode ?? 'InternalError', 'A fault that was asked for.'),
      );
      return 'ended';
    }
    case 'delay':
      await pause(fault.delayMs ?? 1_000);
      return 'go on';
  }
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) throw new Error('The request is too large.');
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString();
  return text === '' ? undefined : (JSON.parse(text) as unknown);
}

function refuse(response: ServerResponse, { status, errorCode, message }: Refusal): void {
  reply(response, status, { errorCode, errorMessage: message });
}

function reply(response: ServerResponse, status: number, body: object): void {
  if (response.destroyed) return;
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}
