import { SystemClock, type AudienceRow, type AudienceSpec, type OpenConnection } from '@jeongsi/engine';
import { type Resolve } from '@jeongsi/outbound';
import { storedConnections } from '../testing/connections';
import { JsonSource, json, status, type Answer } from '../testing/json-source';
import { usedMemory } from '../testing/memory';
import { HttpAudience } from './http-audience';

// Real servers, on machines that do other things as well.
jest.setTimeout(60_000);

const never = new AbortController().signal;
const MB = 1024 * 1024;

afterEach(() => JsonSource.stopAll());

interface Reach {
  allowed?: string[];
  resolve?: Resolve;
  connections?: OpenConnection[];
}

async function audienceThat({ allowed = ['127.0.0.1'], resolve, connections = [] }: Reach = {}): Promise<HttpAudience> {
  return new HttpAudience({
    connections: await storedConnections(...connections),
    clock: new SystemClock(),
    allowedPrivateHosts: allowed,
    ...(resolve && { resolve }),
  });
}

function spec(url: string, fields: Record<string, unknown> = {}): AudienceSpec {
  return { source: 'http', url, mapping: { address: 'email' }, ...fields } as AudienceSpec;
}

async function read(audience: HttpAudience, what: AudienceSpec, fromRow = 0): Promise<AudienceRow[]> {
  const rows: AudienceRow[] = [];
  for await (const page of audience.open(what, { fromRow, signal: never })) rows.push(...page);
  return rows;
}

/** What becomes of one answer. */
async function answered(answer: Answer, fields?: Record<string, unknown>): Promise<AudienceRow[]> {
  const source = await JsonSource.start(answer);
  return read(await audienceThat(), spec(`${source.origin}/people?size=2`, fields));
}

describe('recipients from a web address', () => {
  it('are a list', async () => {
    expect(await answered(json([{ email: 'a@x.kr' }, { email: 'b@x.kr', name: '나' }]))).toEqual([
      { email: 'a@x.kr' },
      { email: 'b@x.kr', name: '나' },
    ]);
  });

  it('are a list inside an answer', async () => {
    const body = { data: { people: [{ email: 'a@x.kr' }] } };
    expect(await answered(json(body), { itemsPath: 'data.people' })).toEqual([{ email: 'a@x.kr' }]);
  });

  it('may be nobody', async () => {
    expect(await answered(json([]))).toEqual([]);
  });

  it('have columns of text, one level deep', async () => {
    const [row] = await answered((_request, response) =>
      response.end(`[{
        "email": "a@x.kr", "age": 30, "score": 0.5, "id": 12345678901234567890, "price": 1.00000000000000000001,
        "vip": true, "gone": null, "contact": { "phone": "010", "id": 98765432109876543210, "geo": { "x": [1] } },
        "tags": ["가", "b"], "constructor": "own", "이름": "n", "empty": {}
      }]`),
    );
    expect(Object.getPrototypeOf(row)).toBeNull();
    expect({ ...row }).toEqual({
      email: 'a@x.kr',
      age: '30',
      score: '0.5',
      id: '12345678901234567890',
      price: '1.00000000000000000001',
      vip: 'true',
      'contact.phone': '010',
      'contact.id': '98765432109876543210',
      'contact.geo': '{"x":[1]}',
      tags: '["가","b"]',
      constructor: 'own',
      이름: 'n',
    });
  });

  it('come page after page, from the same server', async () => {
    const source = await JsonSource.start((request, response) => {
      const page = Number(new URL(request.url ?? '', 'http://x').searchParams.get('page') ?? 1);
      const next = [undefined, '?page=2', `${source.origin}/people?page=3`, null][page];
      json({ items: [{ email: `p${page}a` }, { email: `p${page}b` }], links: { next } })(request, response);
    });
    const audience = await audienceThat();
    const paged = spec(`${source.origin}/people`, { itemsPath: 'items', nextPath: 'links.next' });
    const all = ['p1a', 'p1b', 'p2a', 'p2b', 'p3a', 'p3b'];
    expect((await read(audience, paged)).map((row) => row['email'])).toEqual(all);
    expect(source.requests.map(({ path }) => path)).toEqual(['/people', '/people?page=2', '/people?page=3']);
    expect((await read(audience, paged, 3)).map((row) => row['email'])).toEqual(all.slice(3));
    expect(await read(audience, paged, 6)).toEqual([]);
  });

  it('stream by the hundred thousand in memory that does not grow', async () => {
    const PER_PAGE = 1_000;
    const source = await JsonSource.start((request, response) => {
      const page = Number(new URL(request.url ?? '', 'http://x').searchParams.get('page') ?? 0);
      const items = Array.from({ length: PER_PAGE }, (_, index) => ({
        email: `p${page * PER_PAGE + index}@x.kr`,
        note: '가'.repeat(100),
      }));
      json({ items, next: page === 99 ? null : `?page=${page + 1}` })(request, response);
    });
    const paged = spec(`${source.origin}/`, { itemsPath: 'items', nextPath: 'next' });
    let seen = 0;
    let early = 0;
    let most = 0;
    for await (const page of (await audienceThat()).open(paged, { fromRow: 0, signal: never })) {
      seen += page.length;
      if (seen === 10_000) early = usedMemory();
      else if (seen % 10_000 === 0) most = Math.max(most, usedMemory());
    }
    expect(seen).toBe(100_000);
    // All rows at once would take more than 30 MB.
    expect(most - early).toBeLessThan(10 * MB);
  });

  it('are shown with their columns before they are used', async () => {
    const source = await JsonSource.start(json([{ a: null, b: 1 }, { c: 'x' }, { d: 1 }]));
    expect(await (await audienceThat()).sample(spec(source.origin), 2, never)).toEqual({
      columns: ['a', 'b', 'c'],
      rows: [{ b: '1' }, { c: 'x' }],
    });
  });
});

describe('an answer that is none', () => {
  it.each<[string, Answer, Record<string, unknown>, string]>([
    ['no JSON', (_request, response) => response.end('<html>'), {}, 'NOT_JSON'],
    [
      'no UTF-8',
      (_request, response) => response.end(Buffer.from([0x5b, 0x22, 0xb1, 0xe8, 0x22, 0x5d])),
      {},
      'NOT_JSON',
    ],
    ['an encoding', (_request, response) => response.setHeader('content-encoding', 'gzip').end('[]'), {}, 'NOT_JSON'],
    ['no list', json({ items: [] }), {}, 'NO_ITEMS'],
    ['no list at the path', json({ items: [] }), { itemsPath: 'data.items' }, 'NO_ITEMS'],
    ['a path into the prototype', json({}), { itemsPath: 'constructor.name' }, 'NO_ITEMS'],
    ['an item that is a text', json([{ email: 'a' }, 'b']), {}, 'INVALID_ITEM'],
    ['an item that is a list', json([['a']]), {}, 'INVALID_ITEM'],
    ['two values for a column', json([{ 'a.b': 1, a: { b: 2 } }]), {}, 'DUPLICATE_COLUMN'],
    ['no mapped column', json([{ mail: 'a@x.kr' }]), {}, 'UNKNOWN_COLUMN'],
    ['a next page that is no address', json({ i: [], n: 7 }), { itemsPath: 'i', nextPath: 'n' }, 'INVALID_NEXT'],
    ['itself as the next page', json({ i: [], n: '?size=2' }), { itemsPath: 'i', nextPath: 'n' }, 'PAGE_LOOP'],
    ['a next page elsewhere', json({ i: [], n: 'http://8.8.8.8/' }), { itemsPath: 'i', nextPath: 'n' }, 'OTHER_ORIGIN'],
    ['a redirect', status(302, { location: '/elsewhere' }), {}, 'HTTP_302'],
    ['no body', status(204), {}, 'HTTP_204'],
    ['a refusal', status(401), {}, 'HTTP_401'],
  ])('%s', async (_name, answer, fields, code) => {
    await expect(answered(answer, fields)).rejects.toMatchObject({
      name: 'AudienceUnavailable',
      code,
      retry: 'pointless',
    });
  });

  it('names the item, counted over all pages', async () => {
    const source = await JsonSource.start((request, response) => {
      const first = request.url === '/';
      json(first ? { i: [{ email: 'a' }, { email: 'b' }], n: '/2' } : { i: [{ email: 'c' }, 7] })(request, response);
    });
    const reading = read(await audienceThat(), spec(`${source.origin}/`, { itemsPath: 'i', nextPath: 'n' }));
    await expect(reading).rejects.toMatchObject({ code: 'INVALID_ITEM', message: expect.stringContaining('Item 3') });
  });

  it.each([429, 500, 503, 408])('%d is worth another try', async (code) => {
    const reading = answered(status(code, { 'retry-after': '30' }));
    await expect(reading).rejects.toMatchObject({
      code: `HTTP_${code}`,
      retry: 'worthwhile',
      message: expect.stringContaining('30 seconds'),
    });
  });

  it.each<[string, Answer]>([
    ['breaks off', (_request, response) => response.write('[', () => response.destroy())],
    ['is hung up on', (request) => request.socket.resetAndDestroy()],
  ])('that %s is worth another try', async (_name, answer) => {
    await expect(answered(answer)).rejects.toMatchObject({ code: 'CONNECTION_LOST', retry: 'worthwhile' });
  });

  it('that never ends is left at 20 MB', async () => {
    let sent = 0;
    const endless: Answer = (_request, response) => {
      const more = (): void => {
        if (response.destroyed) return;
        sent += MB;
        response.write(Buffer.alloc(MB, ' '), more);
      };
      more();
    };
    await expect(answered(endless)).rejects.toMatchObject({ code: 'TOO_LARGE', retry: 'pointless' });
    expect(sent).toBeLessThan(40 * MB);
  });

  it('is not waited for once we are told to stop', async () => {
    const controller = new AbortController();
    const source = await JsonSource.start(() => controller.abort(new Error('stop')));
    const reading = (await audienceThat()).open(spec(source.origin), { fromRow: 0, signal: controller.signal });
    await expect(reading[Symbol.asyncIterator]().next()).rejects.toThrow('stop');
  });
});

describe('where to', () => {
  it.each(['127.0.0.1', '[::ffff:127.0.0.1]', '2130706433', '0x7f.1'])('not to a private address: %s', async (host) => {
    const source = await JsonSource.start(json([]));
    const url = `http://${host}:${new URL(source.origin).port}/`;
    const audience = await audienceThat({ allowed: [] });
    expect(await audience.check(spec(url))).toMatchObject([{ path: 'url', code: 'PRIVATE_ADDRESS' }]);
    await expect(read(audience, spec(url))).rejects.toMatchObject({ code: 'PRIVATE_ADDRESS', retry: 'pointless' });
    expect(source.connections).toBe(0);
  });

  it('not to a name that was public when it was saved', async () => {
    const source = await JsonSource.start(json([]));
    const answers = ['8.8.8.8', '127.0.0.1'];
    const resolve: Resolve = async () => [{ address: answers.shift() ?? '127.0.0.1', family: 4 }];
    const audience = await audienceThat({ allowed: [], resolve });
    const rebinding = spec(`http://rebinding.test:${new URL(source.origin).port}/`);
    expect(await audience.check(rebinding)).toEqual([]);
    await expect(read(audience, rebinding)).rejects.toMatchObject({ code: 'PRIVATE_ADDRESS' });
    expect(source.connections).toBe(0);
  });

  it.each<[unknown, string]>([
    [undefined, 'REQUIRED'],
    ['', 'REQUIRED'],
    ['example.com/people', 'INVALID_URL'],
    ['ftp://example.com/', 'INVALID_URL'],
    ['file:///etc/passwd', 'INVALID_URL'],
    ['https://exa mple.com/', 'INVALID_URL'],
    ['https://example.com\\@127.0.0.1/', 'INVALID_URL'],
    ['https://example.com:99999/', 'INVALID_URL'],
    ['https://us:pass@example.com/', 'CREDENTIALS'],
    ['https://example.com/#{id}', 'VARIABLE_IN_URL'],
  ])('not to %j', async (url, code) => {
    expect(await (await audienceThat()).check(spec(url as string))).toMatchObject([{ path: 'url', code }]);
  });

  it.each<[string, unknown]>([
    ['without a step', 'a..b'],
    ['of a dot', '.'],
    ['of nothing', ''],
    ['that is a number', 7],
    ['without end', 'x'.repeat(201)],
  ])('not along a path %s', async (_name, path) => {
    const audience = await audienceThat();
    const what = spec('https://8.8.8.8/', { itemsPath: path, nextPath: path });
    expect(await audience.check(what)).toMatchObject([{ path: 'itemsPath' }, { path: 'nextPath' }]);
  });
});

describe('a connection', () => {
  const connection = (origin: string): OpenConnection => ({
    ...{ id: 'crm', kind: 'http', name: 'CRM', settings: { origin } },
    secrets: { authorization: 'Bearer s3cret' },
  });

  it('gives its authorization to its own server, on every page', async () => {
    const source = await JsonSource.start((request, response) =>
      json({ i: [{ email: 'a' }], n: request.url === '/' ? '/2' : '' })(request, response),
    );
    const audience = await audienceThat({ connections: [connection(source.origin)] });
    const what = spec(`${source.origin}/`, { connectionId: 'crm', itemsPath: 'i', nextPath: 'n' });
    expect(await audience.check(what)).toEqual([]);
    await read(audience, what);
    expect(source.requests).toEqual([
      { path: '/', authorization: 'Bearer s3cret' },
      { path: '/2', authorization: 'Bearer s3cret' },
    ]);
  });

  it('gives it to nobody else', async () => {
    const source = await JsonSource.start(json([]));
    const audience = await audienceThat({ connections: [connection('https://crm.example.com')] });
    const what = spec(source.origin, { connectionId: 'crm' });
    expect(await audience.check(what)).toMatchObject([{ path: 'url', code: 'OTHER_ORIGIN' }]);
    await expect(read(audience, what)).rejects.toMatchObject({ code: 'OTHER_ORIGIN', retry: 'pointless' });
    expect(source.connections).toBe(0);
  });

  it('must be there', async () => {
    const what = spec('https://8.8.8.8/', { connectionId: 'crm' });
    const audience = await audienceThat();
    expect(await audience.check(what)).toMatchObject([{ path: 'connectionId', code: 'CONNECTION_MISSING' }]);
    await expect(read(audience, what)).rejects.toMatchObject({ code: 'CONNECTION_MISSING', retry: 'pointless' });
  });
});
