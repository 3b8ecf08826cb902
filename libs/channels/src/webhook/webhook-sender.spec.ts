import { type ServerResponse } from 'node:http';
import { createHmac } from 'node:crypto';
import { inspect } from 'node:util';
import { SystemClock, type MessageSpec, type OpenConnection, type SendOutcome, type Sender } from '@jeongsi/engine';
import { accessTo, connection } from '../testing/connections';
import { type Resolve } from '@jeongsi/outbound';
import { HttpReceiver, closedPort, startTcp, type Answer } from '../testing/http-receiver';
import { closeServers } from '../testing/servers';
import { WebhookChannel } from './webhook-channel';

const never = new AbortController().signal;
const patientMs = 10_000;
/** For servers that say nothing: long enough for a busy machine to say something. */
const hastyMs = 1_000;

afterEach(closeServers);

interface Reach {
  timeoutMs?: number;
  allowedPrivateHosts?: string[];
  resolve?: Resolve;
  through?: [OpenConnection];
}

async function channelThat(reach: Reach = {}): Promise<WebhookChannel> {
  return new WebhookChannel({
    connections: await accessTo(...(reach.through ?? [])),
    clock: new SystemClock(),
    timeoutMs: patientMs,
    allowedPrivateHosts: ['127.0.0.1'],
    ...reach,
  });
}

function spec(url: string, fields: Record<string, unknown> = {}): MessageSpec {
  return { channel: 'webhook', url, body: '{"to":"#{name}"}', ...fields } as MessageSpec;
}

async function open(
  url: string,
  reach?: Reach,
): Promise<{ sender: Sender; send: (name?: string, signal?: AbortSignal) => Promise<SendOutcome> }> {
  const channel = await channelThat(reach);
  const message = spec(url, reach?.through ? { connectionId: reach.through[0]?.id } : {});
  const render = await channel.compile(message);
  const sender = await channel.open(message);
  return {
    sender,
    send: (name = 'kim', signal = never) => {
      const rendered = render({ address: name, variables: { name } });
      if (rendered.outcome !== 'rendered') throw new Error(rendered.outcome);
      return sender.send(rendered.message, { deliveryId: `d-${name}`, jobId: 'j', mode: 'live' }, signal);
    },
  };
}

/** One message to `url`. */
async function sendOne(url: string, reach?: Reach): Promise<SendOutcome> {
  const { sender, send } = await open(url, reach);
  const outcome = await send();
  await sender.close();
  return outcome;
}

async function answered(answer: Answer, reach?: Reach): Promise<{ outcome: SendOutcome; receiver: HttpReceiver }> {
  const receiver = await HttpReceiver.start(answer);
  const outcome = await sendOne(`${receiver.url}/hook`, reach);
  await receiver.close();
  return { outcome, receiver };
}

const status =
  (code: number, headers = {}) =>
  (_request: unknown, response: ServerResponse) => {
    response.writeHead(code, headers).end('body');
  };

describe('a webhook', () => {
  it('is a POST with the delivery as its key', async () => {
    const { outcome, receiver } = await answered(status(200));
    expect(outcome).toEqual({ outcome: 'delivered' });
    expect(receiver.requests).toHaveLength(1);
    expect(receiver.requests[0]).toMatchObject({
      method: 'POST',
      path: '/hook',
      body: '{"to":"kim"}',
      headers: {
        'idempotency-key': 'd-kim',
        'content-type': 'application/json',
        host: expect.stringContaining('127.0.0.1:'),
      },
    });
  });

  it('sends a thousand over the connections that sixteen at once take', async () => {
    const receiver = await HttpReceiver.start();
    const { sender, send } = await open(`${receiver.url}/`);
    let next = 0;
    const lane = async () => {
      while (next < 1_000) {
        next += 1;
        expect(await send(`p${next}`)).toEqual({ outcome: 'delivered' });
      }
    };
    await Promise.all(Array.from({ length: 16 }, lane));
    await sender.close();
    await receiver.close();
    expect(new Set(receiver.requests.map(({ headers }) => headers['idempotency-key'])).size).toBe(1_000);
    // The client may open a new one while it looks whether the last one is still good.
    expect(receiver.connections).toBeLessThanOrEqual(32);
  }, 20_000);
});

describe('an answer is certain', () => {
  it.each<[number, SendOutcome['outcome']]>([
    [201, 'delivered'],
    [400, 'failed'],
    [410, 'failed'],
    [500, 'temporary'],
    [408, 'temporary'],
  ])('%d', async (code, expected) => {
    expect((await answered(status(code))).outcome).toMatchObject({ outcome: expected });
  });

  it('says when to come back', async () => {
    expect((await answered(status(429, { 'retry-after': '7' }))).outcome).toMatchObject({
      outcome: 'temporary',
      code: 'HTTP_429',
      retryAfterMs: 7_000,
    });
  });

  it('is not followed elsewhere', async () => {
    const elsewhere = await HttpReceiver.start();
    const { outcome } = await answered(status(307, { location: `${elsewhere.url}/` }));
    await elsewhere.close();
    expect(outcome).toMatchObject({ outcome: 'failed', code: 'HTTP_307' });
    expect(elsewhere.requests).toEqual([]);
  });

  it('counts although its body never ends', async () => {
    const endless: Answer = (_request, response) => {
      response.writeHead(200);
      const more = () => {
        if (!response.destroyed) response.write(Buffer.alloc(64 * 1024), more);
      };
      more();
    };
    expect((await answered(endless)).outcome).toEqual({ outcome: 'delivered' });
  });

  it.each<[string, Answer]>([
    ['stalls', (_request, response) => void response.writeHead(200).write('{')],
    ['breaks off', (_request, response, socket) => response.writeHead(200).write('{', () => socket.resetAndDestroy())],
  ])('counts although its body %s', async (_name, answer) => {
    expect((await answered(answer, { timeoutMs: hastyMs })).outcome).toEqual({ outcome: 'delivered' });
  });

  it('may be announced before it comes', async () => {
    const early: Answer = (_request, response) => {
      response.writeEarlyHints({ link: '</a>; rel=preload' });
      response.writeHead(404).end();
    };
    expect((await answered(early)).outcome).toMatchObject({ outcome: 'failed', code: 'HTTP_404' });
  });
});

describe('a receiver that was never reached is certain', () => {
  it('refused the connection', async () => {
    const outcome = await sendOne(`http://127.0.0.1:${await closedPort()}/`);
    expect(outcome).toMatchObject({ outcome: 'temporary', code: 'CONNECTION_REFUSED' });
  });

  it('has a name that does not resolve', async () => {
    const resolve: Resolve = async () => Promise.reject(Object.assign(new Error('not found'), { code: 'ENOTFOUND' }));
    expect(await sendOne('http://gone.test/', { resolve })).toMatchObject({ outcome: 'temporary', code: 'DNS_FAILED' });
  });

  it('has a name server that is silent', async () => {
    const resolve: Resolve = () => new Promise(() => undefined);
    expect(await sendOne('http://slow.test/', { resolve, timeoutMs: hastyMs })).toMatchObject({
      outcome: 'temporary',
      code: 'TIMED_OUT',
    });
  });

  it('speaks no TLS', async () => {
    const receiver = await HttpReceiver.start();
    const outcome = await sendOne(`https://127.0.0.1:${receiver.port}/`);
    await receiver.close();
    expect(outcome).toMatchObject({ outcome: 'temporary', code: 'TLS_FAILED' });
    expect(receiver.requests).toEqual([]);
  });

  it('hangs up during the handshake', async () => {
    const tcp = await startTcp((socket) => socket.destroy());
    const outcome = await sendOne(`https://127.0.0.1:${tcp.port}/`);
    await tcp.close();
    expect(outcome).toMatchObject({ outcome: 'temporary' });
  });
});

describe('a request that went out and got no answer is uncertain, and goes once', () => {
  it.each<[string, (receivedBytes: (count: number) => void) => Parameters<typeof startTcp>[0], string]>([
    [
      'reset',
      (count) => (socket) => socket.once('data', (data) => (count(data.length), socket.resetAndDestroy())),
      'CONNECTION_LOST',
    ],
    [
      'hung up',
      (count) => (socket) => socket.once('data', (data) => (count(data.length), socket.end())),
      'CONNECTION_LOST',
    ],
    ['silent', (count) => (socket) => socket.once('data', (data) => count(data.length)), 'TIMED_OUT'],
    [
      'no HTTP',
      (count) => (socket) => socket.once('data', (data) => (count(data.length), socket.end('hello\r\n\r\n'))),
      'CONNECTION_LOST',
    ],
  ])('%s', async (_name, script, code) => {
    const seen: number[] = [];
    const tcp = await startTcp(script((count) => seen.push(count)));
    const outcome = await sendOne(`http://127.0.0.1:${tcp.port}/`, { timeoutMs: hastyMs });
    await tcp.close();
    expect(outcome).toMatchObject({ outcome: 'uncertain', code });
    expect(seen).toHaveLength(1);
  });

  it('holds for a kept connection as well', async () => {
    const requests: string[] = [];
    const receiver = await HttpReceiver.start((request, response, socket) => {
      requests.push(request.body);
      if (requests.length === 1) response.writeHead(204).end();
      else socket.resetAndDestroy();
    });
    const { sender, send } = await open(`${receiver.url}/`);
    expect(await send('a')).toEqual({ outcome: 'delivered' });
    expect(await send('b')).toMatchObject({ outcome: 'uncertain' });
    await sender.close();
    await receiver.close();
    expect(requests).toEqual(['{"to":"a"}', '{"to":"b"}']);
  });
});

describe('private addresses', () => {
  it.each(['127.0.0.1', '[::ffff:127.0.0.1]', '2130706433', '0x7f.1', '127.1'])(
    'are not reached as %s',
    async (host) => {
      const receiver = await HttpReceiver.start();
      const outcome = await sendOne(`http://${host}:${receiver.port}/`, { allowedPrivateHosts: [] });
      await receiver.close();
      expect(outcome).toMatchObject({ outcome: 'failed', code: 'PRIVATE_ADDRESS' });
      expect(receiver.connections).toBe(0);
    },
  );

  it('are not reached by a name that was public when it was saved', async () => {
    const receiver = await HttpReceiver.start();
    const answers = ['8.8.8.8', '127.0.0.1'];
    const resolve: Resolve = async () => [{ address: answers.shift() ?? '127.0.0.1', family: 4 }];
    const reach = { allowedPrivateHosts: [], resolve };
    const channel = await channelThat(reach);
    const message = spec(`http://rebinding.test:${receiver.port}/`);
    expect(await channel.check(message)).toEqual([]);
    const sender = await channel.open(message);
    const rendered = { to: 'kim', url: `http://rebinding.test:${receiver.port}/`, headers: {}, body: '1' };
    const outcome = await sender.send(rendered, { deliveryId: 'd', jobId: 'j', mode: 'live' }, never);
    await sender.close();
    await receiver.close();
    expect(outcome).toMatchObject({ outcome: 'failed', code: 'PRIVATE_ADDRESS' });
    expect(receiver.connections).toBe(0);
  });

  it.each(['http', 'https'])('are not reached by %s when one of several is private', async (scheme) => {
    const receiver = await HttpReceiver.start();
    const resolve: Resolve = async () => [
      { address: '127.0.0.1', family: 4 },
      { address: '8.8.8.8', family: 4 },
    ];
    const outcome = await sendOne(`${scheme}://mixed.test:${receiver.port}/`, { allowedPrivateHosts: [], resolve });
    expect(outcome).toMatchObject({ outcome: 'failed', code: 'PRIVATE_ADDRESS' });
    expect(receiver.connections).toBe(0);
  });

  it('are reached under a listed name, which is asked for once a connection', async () => {
    const receiver = await HttpReceiver.start();
    const asked: string[] = [];
    const resolve: Resolve = async (hostname) => {
      asked.push(hostname);
      return [{ address: '127.0.0.1', family: 4 }];
    };
    const outcome = await sendOne(`http://inside.test:${receiver.port}/`, {
      allowedPrivateHosts: ['inside.test'],
      resolve,
    });
    await receiver.close();
    expect(outcome).toEqual({ outcome: 'delivered' });
    expect(asked).toEqual(['inside.test']);
    expect(receiver.requests[0]?.headers.host).toMatch(/^inside\.test:\d+$/);
  });
});

describe('stopping', () => {
  it('is uncertain at once when the request is out', async () => {
    const controller = new AbortController();
    const { outcome } = await (async () => {
      const receiver = await HttpReceiver.start(() => controller.abort());
      const { sender, send } = await open(`${receiver.url}/`);
      const result = await send('kim', controller.signal);
      await sender.close();
      await receiver.close();
      return { outcome: result };
    })();
    expect(outcome).toMatchObject({ outcome: 'uncertain', code: 'ABORTED' });
  });

  it('is certain while the connection is not there, and nothing goes out later', async () => {
    const receiver = await HttpReceiver.start();
    const controller = new AbortController();
    const local = [{ address: '127.0.0.1', family: 4 }];
    let release: ((found: typeof local) => void) | undefined;
    const resolve: Resolve = async () => {
      if (release) return local;
      return new Promise((found) => {
        release = found;
        controller.abort();
      });
    };
    const { sender, send } = await open(`http://inside.test:${receiver.port}/`, {
      allowedPrivateHosts: ['inside.test'],
      resolve,
    });
    expect(await send('kim', controller.signal)).toMatchObject({ outcome: 'temporary', code: 'ABORTED' });
    release?.(local);
    expect(await send('lee')).toEqual({ outcome: 'delivered' });
    await sender.close();
    await receiver.close();
    expect(receiver.requests.map(({ body }) => body)).toEqual(['{"to":"lee"}']);
  });

  it('does not begin what is asked for afterwards', async () => {
    const receiver = await HttpReceiver.start();
    const { sender, send } = await open(`${receiver.url}/`);
    expect(await send('kim', AbortSignal.abort())).toMatchObject({ outcome: 'temporary', code: 'ABORTED' });
    await sender.close();
    await receiver.close();
    expect(receiver.connections).toBe(0);
  });

  it('leaves no listener behind', async () => {
    const receiver = await HttpReceiver.start();
    const controller = new AbortController();
    let listeners = 0;
    const { signal } = controller;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    signal.addEventListener = (...args: Parameters<typeof add>) => ((listeners += 1), add(...args));
    signal.removeEventListener = (...args: Parameters<typeof remove>) => ((listeners -= 1), remove(...args));
    const { sender, send } = await open(`${receiver.url}/`);
    for (const name of ['a', 'b', 'c']) await send(name, signal);
    await sender.close();
    await receiver.close();
    expect(listeners).toBe(0);
  });
});

describe('a connection', () => {
  it('signs each message, and adds what it signs in with', async () => {
    const receiver = await HttpReceiver.start();
    const secrets = { authorization: 'Bearer s3cret', signingSecret: 'k3y' };
    const through = connection('webhook', { origin: receiver.url }, secrets);
    const { sender, send } = await open(`${receiver.url}/hook`, { through: [through] });
    expect(await send('kim')).toEqual({ outcome: 'delivered' });
    await sender.close();
    await receiver.close();
    const [request] = receiver.requests;
    if (!request) throw new Error('Nothing came.');
    const { headers, body } = request;
    const timestamp = String(headers['x-jeongsi-timestamp']);
    expect(Math.abs(Number(timestamp) * 1_000 - Date.now())).toBeLessThan(60_000);
    expect(headers).toMatchObject({
      authorization: 'Bearer s3cret',
      'x-jeongsi-signature': `sha256=${createHmac('sha256', 'k3y').update(`${timestamp}.${body}`).digest('hex')}`,
    });
    expect(inspect(sender, { depth: 10 })).not.toMatch(/s3cret|k3y/);
  });
});
