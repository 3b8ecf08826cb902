import { spawn, type ChildProcess } from 'node:child_process';
import { createHmac, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { type AddressInfo } from 'node:net';
import { join } from 'node:path';

const KEY = 'NCSTEST';
const SECRET = 'SECRETTEST';

let child: ChildProcess;
let base = '';

beforeAll(async () => {
  const main = join(__dirname, 'main.ts');
  child = spawn(process.execPath, [main, '--api-key', KEY, '--api-secret', SECRET, '--with-parent'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const [line] = (await once(child.stdout as NonNullable<ChildProcess['stdout']>, 'data')) as [Buffer];
  base = line.toString().trim();
});

afterAll(async () => {
  child.stdin?.end();
  await once(child, 'exit');
});

afterEach(async () => {
  await control('reset');
});

interface Signed {
  key?: string;
  secret?: string;
  date?: string;
  salt?: string;
}

function authorization({ key = KEY, secret = SECRET, date = new Date().toISOString(), salt }: Signed = {}): string {
  const grain = salt ?? randomBytes(16).toString('hex');
  const signature = createHmac('sha256', secret)
    .update(date + grain)
    .digest('hex');
  return `HMAC-SHA256 apiKey=${key}, date=${date}, salt=${grain}, signature=${signature}`;
}

async function call(method: string, path: string, body?: object, header = authorization()) {
  const response = await fetch(base + path, {
    method,
    headers: { authorization: header, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

async function control(what: string, body: object = {}): Promise<Record<string, unknown>> {
  const response = await fetch(`${base}/_control/${what}`, { method: 'POST', body: JSON.stringify(body) });
  return (await response.json()) as Record<string, unknown>;
}

async function recipients(): Promise<unknown> {
  const response = await fetch(`${base}/_control/received`);
  return ((await response.json()) as Record<string, unknown>)['recipients'];
}

function sms(to: string, fields: object = {}): object {
  return { to, from: '0212345678', text: 'Hello', type: 'SMS', customFields: { deliveryId: `d-${to}` }, ...fields };
}

async function group(...messages: object[]): Promise<string> {
  const created = await call('POST', '/messages/v4/groups', { allowDuplicates: true });
  const id = String(created.body['groupId']);
  if (messages.length > 0) await call('PUT', `/messages/v4/groups/${id}/messages`, { messages });
  return id;
}

describe('the signature', () => {
  const balance = (signed: Signed) => call('GET', '/cash/v1/balance', undefined, authorization(signed));
  const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

  it.each<[string, Signed, string]>([
    ['another secret', { secret: 'other' }, 'SignatureDoesNotMatch'],
    ['another key', { key: 'other' }, 'InvalidAPIKey'],
    ['a clock that is late', { date: minutesAgo(16) }, 'RequestTimeTooSkewed'],
    ['a clock that is early', { date: minutesAgo(-16) }, 'RequestTimeTooSkewed'],
    ['a date that is none', { date: 'yesterday' }, 'RequestTimeTooSkewed'],
    ['a short salt', { salt: 'short' }, 'Unauthorized'],
  ])('is refused with %s', async (_name, signed, errorCode) => {
    expect(await balance(signed)).toMatchObject({ status: 403, body: { errorCode } });
  });

  it('is taken with a clock that is 14 minutes off, and with each salt once', async () => {
    const salt = randomBytes(8).toString('hex');
    expect(await balance({ date: minutesAgo(14), salt })).toMatchObject({ status: 200 });
    expect(await balance({ salt })).toMatchObject({ status: 403, body: { errorCode: 'DuplicatedSignature' } });
  });

  it('is needed', async () => {
    expect((await fetch(`${base}/cash/v1/balance`)).status).toBe(403);
  });
});

describe('a group', () => {
  it('is filled, sent once and counted', async () => {
    const id = await group(sms('01000000001'), sms('01000000002'));
    expect(await recipients()).toEqual({});
    expect(await call('POST', `/messages/v4/groups/${id}/send`)).toMatchObject({ body: { status: 'SENDING' } });
    expect(await recipients()).toEqual({ '01000000001': 1, '01000000002': 1 });
    expect(await call('POST', `/messages/v4/groups/${id}/send`)).toMatchObject({ status: 400 });
    expect(await recipients()).toEqual({ '01000000001': 1, '01000000002': 1 });
  });

  it('changes no more once it is sent', async () => {
    const id = await group(sms('01000000001'));
    await call('POST', `/messages/v4/groups/${id}/send`);
    expect((await call('PUT', `/messages/v4/groups/${id}/messages`, { messages: [sms('01000000002')] })).status).toBe(
      400,
    );
    expect((await call('DELETE', `/messages/v4/groups/${id}`)).status).toBe(400);
  });

  it('is neither filled nor sent once it is thrown away', async () => {
    const id = await group(sms('01000000001'));
    expect(await call('DELETE', `/messages/v4/groups/${id}`)).toMatchObject({ body: { status: 'DELETED' } });
    expect((await call('POST', `/messages/v4/groups/${id}/send`)).status).toBe(400);
    expect((await call('PUT', `/messages/v4/groups/${id}/messages`, { messages: [sms('01000000002')] })).status).toBe(
      400,
    );
    expect(await recipients()).toEqual({});
  });

  it('keeps what it refused, and does not send it', async () => {
    await control('refusals', { '01000000003': '1060' });
    const id = await group();
    const filled = await call('PUT', `/messages/v4/groups/${id}/messages`, {
      messages: [sms('01000000001'), sms('01000000002', { from: '0299999999' }), sms('01000000003')],
    });
    const codes = (filled.body['resultList'] as { statusCode: string }[]).map(({ statusCode }) => statusCode);
    expect(codes).toEqual(['2000', '1062', '1060']);
    await call('POST', `/messages/v4/groups/${id}/send`);
    expect(await recipients()).toEqual({ '01000000001': 1 });
  });

  it('is read page by page', async () => {
    const id = await group(...['1', '2', '3'].map((digit) => sms(`0100000000${digit}`)));
    const first = await call('GET', `/messages/v4/groups/${id}/messages?limit=2`);
    const second = await call('GET', `/messages/v4/groups/${id}/messages?limit=2&startKey=${first.body['nextKey']}`);
    expect(Object.keys(first.body['messageList'] as object)).toHaveLength(2);
    expect(Object.values(second.body['messageList'] as object)).toMatchObject([
      { to: '01000000003', customFields: { deliveryId: 'd-01000000003' } },
    ]);
    expect(second.body['nextKey']).toBeNull();
  });

  it('needs money', async () => {
    await control('account', { balance: { balance: 1, point: 0 } });
    const id = await group(sms('01000000001'));
    expect(await call('POST', `/messages/v4/groups/${id}/send`)).toMatchObject({
      status: 402,
      body: { errorCode: 'NotEnoughBalance' },
    });
  });

  it.each([
    ['every variable', { '#{이름}': '김' }, '1043'],
    ['no more', { '#{이름}': '김', '#{상품}': '책' }, '2000'],
  ])('asks an AlimTalk for %s', async (_name, variables, statusCode) => {
    const id = await group();
    const kakaoOptions = { pfId: 'KA01PF0001', templateId: 'KA01TP0001', variables };
    const filled = await call('PUT', `/messages/v4/groups/${id}/messages`, {
      messages: [sms('01000000001', { type: 'ATA', text: undefined, kakaoOptions })],
    });
    expect(filled.body['resultList']).toMatchObject([{ statusCode }]);
  });
});

describe('a fault', () => {
  it('cuts the connection before or after the work', async () => {
    const id = await group(sms('01000000001'));
    await control('faults', [
      { step: 'send', when: 'before', how: 'reset' },
      { step: 'send', when: 'after', how: 'reset' },
    ]);
    await expect(call('POST', `/messages/v4/groups/${id}/send`)).rejects.toThrow();
    expect(await recipients()).toEqual({});
    await expect(call('POST', `/messages/v4/groups/${id}/send`)).rejects.toThrow();
    expect(await recipients()).toEqual({ '01000000001': 1 });
  });

  it('answers with an error as often as it was asked to', async () => {
    await control('faults', { step: 'create', when: 'before', how: 'status', status: 429, retryAfter: '3', times: 2 });
    const statuses = [];
    for (let round = 0; round < 3; round += 1) statuses.push((await call('POST', '/messages/v4/groups', {})).status);
    expect(statuses).toEqual([429, 429, 200]);
  });

  it('does the work late', async () => {
    const id = await group(sms('01000000001'));
    await control('faults', { step: 'send', when: 'before', how: 'delay', delayMs: 200 });
    const late = call('POST', `/messages/v4/groups/${id}/send`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await call('DELETE', `/messages/v4/groups/${id}`);
    expect((await late).status).toBe(400);
    expect(await recipients()).toEqual({});
  });
});

describe('reports', () => {
  it('come with the secret, repeated and in any order', async () => {
    const seen: { headers: IncomingHttpHeaders; ids: string[] }[] = [];
    const receiver = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const items = JSON.parse(Buffer.concat(chunks).toString()) as { customFields: { deliveryId: string } }[];
        seen.push({ headers: request.headers, ids: items.map(({ customFields }) => customFields.deliveryId) });
        response.writeHead(200).end();
      });
    });
    receiver.listen(0, '127.0.0.1');
    await once(receiver, 'listening');
    const id = await group(sms('01000000001'), sms('01000000002'));
    await call('POST', `/messages/v4/groups/${id}/send`);
    const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
    const { answers } = await control('reports', { url, secret: 'hook', secretAs: 'sha1', repeat: 2, reversed: true });
    receiver.close();
    expect(answers).toEqual([200, 200]);
    expect(seen.map(({ ids }) => ids)).toEqual([
      ['d-01000000002', 'd-01000000001'],
      ['d-01000000002', 'd-01000000001'],
    ]);
    expect(seen[0]?.headers).toMatchObject({
      'x-solapi-event-name': 'SINGLE-REPORT',
      'x-solapi-secret': '6bab147e478a11267ab5e2f82df5e41144ed1fe7',
    });
    expect(await call('GET', `/messages/v4/groups/${id}`)).toMatchObject({ body: { status: 'COMPLETE' } });
  });
});
