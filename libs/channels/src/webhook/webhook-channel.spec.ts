import { type ConnectionAccess, type MessageSpec, type RenderedMessage, type RenderOutcome } from '@jeongsi/engine';
import { accessTo, connection } from '../testing/connections';
import { FakeClock } from '@jeongsi/engine/testing';
import { type ResolvedAddress } from '@jeongsi/outbound';
import { WebhookChannel } from './webhook-channel';

function webhook(fields: Record<string, unknown>): MessageSpec {
  return { channel: 'webhook', url: 'https://8.8.8.8/hook', body: '{"name":"#{name}"}', ...fields } as MessageSpec;
}

/** Names of these tests; anything else does not resolve. */
const NAMES: Readonly<Record<string, string[]>> = {
  'public.test': ['8.8.8.8', '2001:4860:4860::8888'],
  'private.test': ['10.0.0.1'],
  'mixed.test': ['8.8.8.8', '127.0.0.1'],
  'listed.test': ['127.0.0.1'],
  localhost: ['127.0.0.1', '::1'],
};

async function resolve(hostname: string): Promise<ResolvedAddress[]> {
  const found = NAMES[hostname];
  if (!found) throw Object.assign(new Error(`getaddrinfo ENOTFOUND ${hostname}`), { code: 'ENOTFOUND' });
  return found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
}

const clock = new FakeClock('2026-12-01T00:00:00Z');

let connections: ConnectionAccess;
let channel: WebhookChannel;

beforeAll(async () => {
  connections = await accessTo();
  const allowedPrivateHosts = ['Listed.test', '127.0.0.9', '[::1]'];
  channel = new WebhookChannel({ connections, clock, resolve, allowedPrivateHosts });
});

async function codes(fields: Record<string, unknown>): Promise<string[][]> {
  return (await channel.check(webhook(fields))).map(({ path, code }) => [path, code]);
}

describe('saving a webhook', () => {
  it.each([
    'https://public.test/hook',
    'https://listed.test/hook',
    'http://127.0.0.9:8080/',
    'http://[::1]/',
    'http://[0:0:0:0:0:0:0:1]/',
    'https://not-there-yet.test/hook',
  ])('takes %s', async (url) => {
    expect(await codes({ url })).toEqual([]);
  });

  it.each([
    'http://127.0.0.1/',
    'http://localhost:3000/',
    'http://localhost./',
    'http://LOCALHOST/',
    'https://private.test/',
    'https://mixed.test/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://127.1/',
    'http://0/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[::]/',
    'http://[fe80::1]/',
    'http://169.254.169.254/latest/meta-data',
    'http://１２７.０.０.１/',
    'http://10.0.0.1/#{name}',
  ])('refuses the private %s', async (url) => {
    expect(await codes({ url })).toEqual([['url', 'PRIVATE_ADDRESS']]);
  });

  it('says which setting would let a private address through', async () => {
    const [issue] = await channel.check(webhook({ url: 'http://127.0.0.1/' }));
    expect(issue?.message).toContain('ALLOWED_PRIVATE_HOSTS');
  });

  it('does not wait for a name server that never answers', async () => {
    const slow = new WebhookChannel({
      connections,
      clock,
      allowedPrivateHosts: [],
      resolve: () => new Promise(() => undefined),
    });
    const checking = slow.check(webhook({ url: 'https://slow.test/' }));
    await clock.advance(3_000);
    expect(await checking).toEqual([]);
    expect(clock.waitingTimers).toBe(0);
  });

  it.each<[string, Record<string, unknown>, string[][]]>([
    ['needs an address', { url: '' }, [['url', 'REQUIRED']]],
    ['needs a body', { body: ' ' }, [['body', 'REQUIRED']]],
    ['is JSON with texts in quotes', { body: '{"a":"#{a}","b":["x #{b} y"]}' }, []],
    ['is JSON with numbers outside them', { body: '{"n":#{n|0}}' }, []],
    ['is not JSON with nonsense for a default', { body: '{"n":#{n|none}}' }, [['body', 'INVALID_JSON']]],
    ['is not broken JSON', { body: '{"a":"#{a}"' }, [['body', 'INVALID_JSON']]],
    ['is not a bare text', { body: 'Hello #{name}' }, [['body', 'INVALID_JSON']]],
    ['is a bare text when it says so', { body: 'Hello #{name}', headers: { 'Content-Type': 'text/plain' } }, []],
    [
      'is JSON by any name',
      { body: '{', headers: { 'content-type': 'application/vnd.api+json; v=1' } },
      [['body', 'INVALID_JSON']],
    ],
    ['has headers', { headers: { Authorization: 'Bearer x', 'X-Id': '#{id}' } }, []],
    ['leaves the host alone', { headers: { host: 'x.kr' } }, [['headers.host', 'RESERVED_HEADER']]],
    [
      'leaves the length alone',
      { headers: { 'Content-Length': '1' } },
      [['headers.Content-Length', 'RESERVED_HEADER']],
    ],
    [
      'leaves the framing alone',
      { headers: { 'Transfer-Encoding': 'chunked' } },
      [['headers.Transfer-Encoding', 'RESERVED_HEADER']],
    ],
    ['leaves the key alone', { headers: { 'IDEMPOTENCY-KEY': '1' } }, [['headers.IDEMPOTENCY-KEY', 'RESERVED_HEADER']]],
    ['has names that are names', { headers: { 'X Id': '1' } }, [['headers.X Id', 'INVALID_HEADER']]],
    ['has values of one line', { headers: { 'X-Id': '1\r\nX-Evil: 1' } }, [['headers.X-Id', 'INVALID_HEADER']]],
    ['has Latin values', { headers: { 'X-Name': '김' } }, [['headers.X-Name', 'INVALID_HEADER']]],
    ['has each header once', { headers: { 'X-Id': '1', 'x-id': '2' } }, [['headers.x-id', 'DUPLICATE_HEADER']]],
    [
      'has one content type',
      { headers: { 'Content-Type': '#{type}' } },
      [['headers.Content-Type', 'VARIABLE_IN_CONTENT_TYPE']],
    ],
  ])('%s', async (_name, fields, expected) => {
    expect(await codes(fields)).toEqual(expected);
  });

  it('names the variables of address, headers and body', () => {
    const spec = webhook({ url: 'https://8.8.8.8/#{id}', headers: { 'X-A': '#{a|1}' }, body: '"#{a} #{b}"' });
    expect(channel.variables(spec)).toEqual([
      { name: 'id', hasDefault: false },
      { name: 'a', hasDefault: false },
      { name: 'b', hasDefault: false },
    ]);
  });
});

describe('rendering a webhook', () => {
  async function render(fields: Record<string, unknown>, variables: Record<string, string>): Promise<RenderOutcome> {
    return (await channel.compile(webhook(fields)))({ address: 'kim', variables });
  }

  async function message(fields: Record<string, unknown>, variables: Record<string, string>): Promise<RenderedMessage> {
    const outcome = await render(fields, variables);
    if (outcome.outcome !== 'rendered') throw new Error(outcome.outcome);
    return outcome.message;
  }

  it('fills in address, headers and body', async () => {
    const fields = { url: 'https://8.8.8.8/u/#{id}', headers: { 'X-Name': '#{id}' } };
    expect(await message(fields, { id: 'a b', name: '김 "하나"\n' })).toEqual({
      to: 'kim',
      url: 'https://8.8.8.8/u/a%20b',
      headers: { 'content-type': 'application/json', 'user-agent': 'Jeongsi', 'x-name': 'a b' },
      body: '{"name":"김 \\"하나\\"\\n"}',
    });
  });

  it('makes headers that are the same for everybody once', async () => {
    const renderer = await channel.compile(webhook({ headers: { 'X-A': '1' } }));
    const [first, second] = ['a', 'b'].map((name) => renderer({ address: name, variables: { name } }));
    if (first?.outcome !== 'rendered' || second?.outcome !== 'rendered') throw new Error('not rendered');
    expect(first.message.headers).toBe(second.message.headers);
  });

  it.each<[string, string, string]>([
    ['application/x-www-form-urlencoded', 'name=#{name}', 'name=a%26b%20%3Cc%3E'],
    ['application/xml; charset=utf-8', '<n>#{name}</n>', '<n>a&amp;b &lt;c&gt;</n>'],
    ['text/plain', '#{name}', 'a&b <c>'],
  ])('escapes for %s', async (type, body, expected) => {
    expect((await message({ headers: { 'Content-Type': type }, body }, { name: 'a&b <c>' })).body).toBe(expected);
  });

  it('names everything that is missing, once', async () => {
    const fields = { url: 'https://8.8.8.8/#{id}', headers: { 'X-A': '#{a}#{id}' } };
    expect(await render(fields, {})).toEqual({ outcome: 'missing', variables: ['id', 'name', 'a'] });
  });

  it.each<[string, Record<string, unknown>, Record<string, string>, string]>([
    ['climbs out of its path', { url: 'https://8.8.8.8/u/#{id}/send' }, { id: '..', name: 'x' }, 'UNSAFE_URL'],
    ['adds a header', { headers: { 'X-A': '#{a}' } }, { a: '1\r\nX-Evil: 1', name: 'x' }, 'INVALID_HEADER'],
    ['puts Hangul into a header', { headers: { 'X-A': '#{a}' } }, { a: '김', name: 'x' }, 'INVALID_HEADER'],
    ['breaks the JSON around it', { body: '{"n":#{n}}' }, { n: '1,' }, 'INVALID_JSON'],
    ['adds a key to the JSON around it', { body: '{"n":#{n}}' }, { n: '1,"admin":true' }, 'INVALID_JSON'],
  ])('refuses a value that %s', async (_name, fields, variables, code) => {
    expect(await render(fields, variables)).toMatchObject({ outcome: 'unsendable', code });
  });

  it.each(['kim', '010-1234-5678', 'a@x.kr', ' x '])('is addressed to %j', (raw) => {
    expect(channel.normaliseAddress(raw)).toBe(raw.trim());
  });

  it.each(['', '  ', 'a\nb', 'x'.repeat(513)])('is not addressed to %j', (raw) => {
    expect(channel.normaliseAddress(raw)).toBeUndefined();
  });
});

describe('a webhook through a connection', () => {
  const stored = connection(
    'webhook',
    { origin: 'https://public.test', ratePerMinute: 90 },
    { authorization: 'Bearer s3cret', signingSecret: 'k3y' },
  );
  const through = (fields: Record<string, unknown> = {}): MessageSpec =>
    webhook({ connectionId: 'c-webhook', url: 'https://public.test/hook', ...fields });
  let bound: WebhookChannel;

  beforeAll(async () => {
    bound = new WebhookChannel({ connections: await accessTo(stored), clock, resolve, allowedPrivateHosts: [] });
  });

  it.each<[string, Record<string, unknown>, string[][]]>([
    ['is fine within its origin', {}, []],
    ['is fine in other words', { url: 'HTTPS://Public.test:443/a/#{name}' }, []],
    ['stays on that host', { url: 'https://8.8.8.8/hook' }, [['url', 'OTHER_ORIGIN']]],
    ['stays on that port', { url: 'https://public.test:8443/' }, [['url', 'OTHER_ORIGIN']]],
    ['stays on that scheme', { url: 'http://public.test/' }, [['url', 'OTHER_ORIGIN']]],
    [
      'leaves the signing in to it',
      { headers: { AUTHORIZATION: 'x' } },
      [['headers.AUTHORIZATION', 'RESERVED_HEADER']],
    ],
    [
      'leaves the signature to it',
      { headers: { 'X-Jeongsi-Signature': 'x', 'X-Jeongsi-Timestamp': '1', 'X-Other': '1' } },
      [
        ['headers.X-Jeongsi-Signature', 'RESERVED_HEADER'],
        ['headers.X-Jeongsi-Timestamp', 'RESERVED_HEADER'],
      ],
    ],
    ['must be there', { connectionId: 'gone' }, [['connectionId', 'CONNECTION_MISSING']]],
  ])('%s', async (_name, fields, expected) => {
    expect((await bound.check(through(fields))).map(({ path, code }) => [path, code])).toEqual(expected);
  });

  it('is not opened for another origin, though it was checked before the connection changed', async () => {
    await expect(bound.open(through({ url: 'https://8.8.8.8/' }))).rejects.toMatchObject({
      code: 'OTHER_ORIGIN',
      retry: 'pointless',
    });
    await expect(bound.open(through({ connectionId: 'gone' }))).rejects.toMatchObject({ code: 'CONNECTION_MISSING' });
  });

  it('renders nothing of the secrets, and keeps to the rate', async () => {
    const rendered = (await bound.compile(through()))({ address: 'kim', variables: { name: 'kim' } });
    expect(JSON.stringify(rendered)).not.toMatch(/s3cret|k3y|signature/i);
    expect(await bound.ratePerMinute(through())).toBe(90);
    expect(await bound.ratePerMinute(webhook({}))).toBeUndefined();
  });

  it('may give its own Authorization where the connection has none', async () => {
    const plain = { ...stored, secrets: {} };
    const open = new WebhookChannel({ connections: await accessTo(plain), clock, resolve, allowedPrivateHosts: [] });
    expect(await open.check(through({ headers: { Authorization: 'Bearer x' } }))).toEqual([]);
  });
});
