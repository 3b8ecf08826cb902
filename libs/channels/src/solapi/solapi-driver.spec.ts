import { SystemClock } from '@jeongsi/engine';
import { connection } from '../testing/connections';
import { FAKE_CREDENTIALS, FakeSolapi } from '../testing/fake-solapi';
import { closedPort } from '../testing/http-receiver';
import { closeServers } from '../testing/servers';
import { Solapi } from './solapi';
import { SolapiDriver } from './solapi-driver';

const never = new AbortController().signal;

let fake: FakeSolapi;

beforeAll(async () => {
  fake = await FakeSolapi.start();
});

afterEach(async () => {
  await fake.tell('reset');
});

afterAll(closeServers);

function driverAt(baseUrl = fake.url, installation: Partial<typeof FAKE_CREDENTIALS> = {}): SolapiDriver {
  return new SolapiDriver(new Solapi({ clock: new SystemClock(), baseUrl, ...installation }));
}

describe('a connection to Solapi', () => {
  it.each<[string, Record<string, unknown>, Record<string, string>, string[][]]>([
    [
      'may have all of it',
      { senderName: '정시', optOutNumber: '080-123-4567', from: '02-1234-5678', ratePerMinute: 600 },
      { ...FAKE_CREDENTIALS, webhookSecret: 'x' },
      [],
    ],
    ['may have none of it', {}, {}, []],
    ['has a key with its secret', {}, { apiKey: 'x' }, [['secrets.apiSecret', 'REQUIRED']]],
    ['has a secret with its key', {}, { apiSecret: 'x' }, [['secrets.apiKey', 'REQUIRED']]],
    ['has a free number', { optOutNumber: '02-123-4567' }, {}, [['settings.optOutNumber', 'INVALID']]],
    ['has a sender number', { from: 'me' }, {}, [['settings.from', 'INVALID']]],
    ['has a name without variables', { senderName: '#{name}' }, {}, [['settings.senderName', 'INVALID']]],
    ['has a rate', { ratePerMinute: 0 }, {}, [['settings.ratePerMinute', 'OUT_OF_RANGE']]],
    [
      'has nothing else',
      { sendername: '정시' },
      { key: 'x' },
      [
        ['settings.sendername', 'UNKNOWN_FIELD'],
        ['secrets.key', 'UNKNOWN_FIELD'],
      ],
    ],
  ])('%s', (_name, settings, secrets, expected) => {
    const issues = driverAt().check(settings as Record<string, string>, secrets);
    expect(issues.map(({ path, code }) => [path, code])).toEqual(expected);
  });

  it('is tried by balance and numbers, and changes nothing', async () => {
    expect(await driverAt().test(connection('solapi', {}, FAKE_CREDENTIALS), never)).toEqual({
      ok: true,
      facts: { balance: 100_000, points: 500, senders: '0212345678, 01000000000' },
    });
    expect((await fake.received()).calls.every(({ method }) => method === 'GET')).toBe(true);
  });

  it('is tried with the key of the installation when it has none', async () => {
    expect(await driverAt(fake.url, FAKE_CREDENTIALS).test(connection('solapi', {}), never)).toMatchObject({
      ok: true,
    });
    expect(await driverAt().test(connection('solapi', {}), never)).toMatchObject({
      ok: false,
      code: 'CREDENTIALS_MISSING',
    });
  });

  it('says what is wrong, and not the secret', async () => {
    const stored = connection('solapi', {}, { ...FAKE_CREDENTIALS, apiSecret: 'wrong-s3cret' });
    const test = await driverAt().test(stored, never);
    expect(test).toMatchObject({ ok: false, code: 'SOLAPI_AUTH', message: expect.stringContaining('secret') });
    expect(JSON.stringify(test)).not.toContain('s3cret');
    const away = await driverAt(`http://127.0.0.1:${await closedPort()}`).test(
      connection('solapi', {}, FAKE_CREDENTIALS),
      never,
    );
    expect(away).toMatchObject({ ok: false, code: 'CONNECTION_REFUSED' });
  });

  it('stops when it is told to', async () => {
    await fake.tell('faults', { step: 'balance', when: 'before', how: 'silent' });
    const controller = new AbortController();
    const test = driverAt().test(connection('solapi', {}, FAKE_CREDENTIALS), controller.signal);
    setTimeout(() => controller.abort(), 100);
    await expect(test).rejects.toThrow('aborted');
  });
});

describe('an account at Solapi', () => {
  const stored = connection('solapi', {}, FAKE_CREDENTIALS);

  it('lists what there is to pick from', async () => {
    expect(await driverAt().account(stored, never)).toEqual({
      senders: [{ number: '0212345678' }, { number: '01000000000' }],
      profiles: [{ pfId: 'KA01PF0001', name: '@jeongsi' }],
      templates: [
        {
          templateId: 'KA01TP0001',
          pfId: 'KA01PF0001',
          name: '배송 안내',
          content: '#{이름}님, 주문하신 #{상품}이(가) 출발했습니다.',
          variables: ['이름', '상품'],
          buttons: 0,
        },
      ],
      prices: { SMS: 18, LMS: 45, ALIMTALK: 13 },
      balance: { cash: 100_000, points: 500 },
    });
  });

  it('leaves out what the key may not ask for', async () => {
    const may = { when: 'before', how: 'status', status: 403, errorCode: 'Forbidden' };
    await fake.tell('faults', [
      { step: 'templates', ...may },
      { step: 'channels', ...may },
    ]);
    const account = await driverAt().account(stored, never);
    expect(Object.keys(account).toSorted()).toEqual(['balance', 'prices', 'senders']);
  });

  it('cannot be listed with a wrong key, or when Solapi is away', async () => {
    const wrong = connection('solapi', {}, { apiKey: 'NCSWRONG', apiSecret: 'x' });
    await expect(driverAt().account(wrong, never)).rejects.toMatchObject({
      name: 'ChannelUnavailable',
      code: 'SOLAPI_AUTH',
    });
    await fake.tell('faults', { step: 'senders', when: 'before', how: 'status', status: 503 });
    await expect(driverAt().account(stored, never)).rejects.toMatchObject({ retry: 'worthwhile' });
  });
});
