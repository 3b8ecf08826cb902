import { type ResolvedAddress } from '@jeongsi/outbound';
import { connection } from '../testing/connections';
import { WebhookDriver } from './webhook-driver';

const never = new AbortController().signal;

const NAMES: Readonly<Record<string, string>> = { 'public.test': '8.8.8.8', 'private.test': '10.0.0.1' };

async function resolve(hostname: string): Promise<ResolvedAddress[]> {
  const address = NAMES[hostname];
  if (address === undefined) throw Object.assign(new Error('not found'), { code: 'ENOTFOUND' });
  return [{ address, family: 4 }];
}

const driver = new WebhookDriver({ allowedPrivateHosts: ['127.0.0.1'], resolve });

describe('the settings of a receiver', () => {
  it.each([
    'https://hooks.example.com',
    'http://127.0.0.1:8080',
    'https://x.kr/',
    'https://[::1]:1',
    'https://한국.kr',
  ])('may be %s', (origin) => {
    expect(driver.check({ origin, ratePerMinute: 60 }, { authorization: 'Bearer x', signingSecret: '키' })).toEqual([]);
  });

  it.each([
    'hooks.example.com',
    'ftp://x.kr',
    'https://x.kr/hook',
    'https://x.kr?x=1',
    'https://us:pass@x.kr',
    'https://us@x.kr',
    'https://#{host}',
    'https://',
  ])('are not %s', (origin) => {
    expect(driver.check({ origin }, {})).toMatchObject([{ path: 'settings.origin', code: 'INVALID' }]);
  });

  it('have an origin, and secrets that a header can carry', () => {
    expect(driver.check({}, {})).toMatchObject([{ path: 'settings.origin', code: 'REQUIRED' }]);
    const issues = driver.check({ origin: 'https://x.kr' }, { authorization: 'Bearer 비밀', token: 'x' });
    expect(issues.map(({ path, code }) => [path, code])).toEqual([
      ['secrets.token', 'UNKNOWN_FIELD'],
      ['secrets.authorization', 'INVALID'],
    ]);
    expect(JSON.stringify(issues)).not.toContain('비밀');
  });
});

describe('trying a receiver', () => {
  it.each<[string, object]>([
    ['https://public.test', { ok: true, facts: { host: 'public.test', addresses: '8.8.8.8' } }],
    ['http://127.0.0.1:8080', { ok: true, facts: { host: '127.0.0.1', addresses: '127.0.0.1' } }],
    ['https://private.test', { ok: false, code: 'PRIVATE_ADDRESS', message: expect.any(String) }],
    ['http://0x7f.2', { ok: false, code: 'PRIVATE_ADDRESS', message: expect.any(String) }],
    ['https://gone.test', { ok: false, code: 'DNS_FAILED', message: expect.stringContaining('gone.test') }],
    ['nowhere', { ok: false, code: 'INVALID_URL', message: expect.any(String) }],
  ])('looks where %s leads', async (origin, expected) => {
    expect(await driver.test(connection('webhook', { origin }), never)).toEqual(expected);
  });

  it('stops when it is told to', async () => {
    const slow = new WebhookDriver({ allowedPrivateHosts: [], resolve: () => new Promise(() => undefined) });
    const controller = new AbortController();
    const test = slow.test(connection('webhook', { origin: 'https://slow.test' }), controller.signal);
    controller.abort();
    await expect(test).rejects.toThrow('aborted');
  });
});
