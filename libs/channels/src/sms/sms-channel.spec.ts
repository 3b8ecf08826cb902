import {
  SystemClock,
  type ConnectionAccess,
  type MessageSpec,
  type OpenConnection,
  type RenderOutcome,
} from '@jeongsi/engine';
import { Solapi } from '../solapi/solapi';
import { accessTo, connection } from '../testing/connections';
import { FAKE_CREDENTIALS, FakeSolapi } from '../testing/fake-solapi';
import { closeServers } from '../testing/servers';
import { SmsChannel } from './sms-channel';

const informational = { purpose: 'informational' } as const;
const advertising = { purpose: 'advertising' } as const;
const never = new AbortController().signal;

const shop = { senderName: '정시상점', optOutNumber: '0801234567' };
const account = connection('solapi', { ...shop, ratePerMinute: 1_000 }, FAKE_CREDENTIALS);
const bare = { ...connection('solapi', {}, FAKE_CREDENTIALS), id: 'bare', name: 'bare' };
const keyless = { ...connection('solapi', shop), id: 'keyless', name: 'keyless' };

let fake: FakeSolapi;
let connections: ConnectionAccess;

beforeAll(async () => {
  fake = await FakeSolapi.start();
  connections = await accessTo(account, bare, keyless);
});

afterEach(async () => {
  await fake.tell('reset');
});

afterAll(closeServers);

function channelAt(baseUrl = fake.url, installation: Partial<typeof FAKE_CREDENTIALS> = {}): SmsChannel {
  return new SmsChannel({ connections, solapi: new Solapi({ clock: new SystemClock(), baseUrl, ...installation }) });
}

function sms(fields: Record<string, unknown> = {}): MessageSpec {
  return {
    channel: 'sms',
    connectionId: 'c-solapi',
    from: '02-1234-5678',
    body: '#{name}님',
    ...fields,
  } as MessageSpec;
}

describe('saving a text message', () => {
  it.each<[string, Record<string, unknown>, string[][]]>([
    ['is fine', {}, []],
    ['with a subject', { subject: '안내' }, []],
    ['needs a connection', { connectionId: undefined }, [['connectionId', 'REQUIRED']]],
    ['needs one that is there', { connectionId: 'gone' }, [['connectionId', 'CONNECTION_MISSING']]],
    ['needs a key', { connectionId: 'keyless' }, [['connectionId', 'CREDENTIALS_MISSING']]],
    ['needs a sender', { from: '' }, [['from', 'INVALID_NUMBER']]],
    ['comes from a fixed number', { from: '#{from}' }, [['from', 'INVALID_NUMBER']]],
    ['needs a body', { body: ' ' }, [['body', 'REQUIRED']]],
    ['carries no emoji', { body: '#{name}님 😀' }, [['body', 'UNENCODABLE']]],
    ['carries none as a default', { body: '#{name|😀}님' }, [['body', 'UNENCODABLE']]],
    ['may name its variables as it likes', { body: '#{😀}님' }, []],
    ['carries no é in its subject', { subject: 'Café' }, [['subject', 'UNENCODABLE']]],
    ['has a subject of one line', { subject: 'a\nb' }, [['subject', 'LINE_BREAK']]],
    ['has a short subject', { subject: '가'.repeat(21) }, [['subject', 'TOO_LONG']]],
    ['is not longer than an LMS', { body: `${'가'.repeat(1_001)}#{name}` }, [['body', 'TOO_LONG']]],
    ['is no advertisement in disguise', { body: '(광고) 반값' }, [['body', 'ADVERTISING_PURPOSE']]],
  ])('%s', async (_name, fields, expected) => {
    const issues = await channelAt().check(sms(fields), informational);
    expect(issues.map(({ path, code }) => [path, code])).toEqual(expected);
    expect((await fake.received()).calls).toEqual([]);
  });

  it('names what cannot be carried', async () => {
    const [issue] = await channelAt().check(sms({ body: '₩100' }), informational);
    expect(issue?.message).toContain('"₩" (U+20A9)');
  });

  it('is content with the key of the installation', async () => {
    expect(await channelAt(fake.url, FAKE_CREDENTIALS).check(sms({ connectionId: 'keyless' }), informational)).toEqual(
      [],
    );
  });

  it.each<[string, Record<string, unknown>, string[][]]>([
    ['is fine', {}, []],
    [
      'needs a connection that says who sends it',
      { connectionId: 'bare' },
      [
        ['connectionId', 'SENDER_NAME_MISSING'],
        ['connectionId', 'OPT_OUT_NUMBER_MISSING'],
      ],
    ],
    ['has the mark as it must be', { body: '[광고] 반값' }, [['body', 'ADVERTISING_PREFIX']]],
    ['has no room for more than is left', { body: '가'.repeat(990) }, [['body', 'TOO_LONG']]],
    ['has room for what is left', { body: '가'.repeat(970) }, []],
  ])('as an advertisement %s', async (_name, fields, expected) => {
    const issues = await channelAt().check(sms(fields), advertising);
    expect(issues.map(({ path, code }) => [path, code])).toEqual(expected);
  });

  it('names the variables of body and subject, and is held at night', () => {
    expect(channelAt().variables(sms({ subject: '#{topic|안내}' }))).toEqual([
      { name: 'name', hasDefault: false },
      { name: 'topic', hasDefault: true },
    ]);
    expect(channelAt().nightRule).toBe('applies');
  });
});

describe('rendering a text message', () => {
  async function render(
    fields: Record<string, unknown>,
    variables: Record<string, string>,
    context: { purpose: 'informational' | 'advertising' } = informational,
  ): Promise<RenderOutcome> {
    return (await channelAt().compile(sms(fields), context))({ address: '01012345678', variables });
  }

  it.each<[string, Record<string, unknown>, string, object, object]>([
    ['an SMS', {}, '김', { type: 'SMS', body: '김님' }, { type: 'SMS', size: 4, limit: 90 }],
    ['an SMS of 90 bytes', {}, '가'.repeat(44), { type: 'SMS' }, { type: 'SMS', size: 90, limit: 90 }],
    ['an LMS of 91', {}, `${'가'.repeat(44)}a`, { type: 'LMS' }, { type: 'LMS', size: 91, limit: 2_000 }],
    ['an LMS by its subject', { subject: '#{name}' }, '김', { type: 'LMS', subject: '김' }, { type: 'LMS', size: 4 }],
  ])('makes %s', async (_name, fields, name, expected, size) => {
    const outcome = await render(fields, { name });
    expect(outcome).toMatchObject({ outcome: 'rendered', message: { to: '01012345678', ...expected } });
    if (outcome.outcome !== 'rendered') return;
    expect(channelAt().measure(outcome.message)).toMatchObject({ ...size, unit: 'bytes' });
  });

  it.each<[string, string, string]>([
    ['an emoji', '😀', 'UNENCODABLE'],
    ['too much', '가'.repeat(1_000), 'TOO_LONG'],
  ])('refuses %s in a value', async (_name, name, code) => {
    expect(await render({}, { name })).toMatchObject({ outcome: 'unsendable', code });
  });

  it('puts Hangul together that came in pieces', async () => {
    expect(await render({}, { name: '김'.normalize('NFD') })).toMatchObject({ message: { body: '김님' } });
  });

  it('names what is missing', async () => {
    expect(await render({}, {})).toEqual({ outcome: 'missing', variables: ['name'] });
  });

  it('adds to an advertisement what the law wants, and counts it', async () => {
    const outcome = await render({ body: '#{name}님 반값' }, { name: '[광고] 김' }, advertising);
    expect(outcome).toMatchObject({
      message: { type: 'SMS', body: '(광고)정시상점\n[광고] 김님 반값\n무료수신거부 080-123-4567' },
    });
  });

  it('cannot be an advertisement without saying whose', async () => {
    await expect(render({ connectionId: 'bare' }, {}, advertising)).rejects.toMatchObject({
      name: 'ChannelUnavailable',
      code: 'SENDER_NAME_MISSING',
    });
  });

  it('needs its connection', async () => {
    await expect(render({ connectionId: 'gone' }, {})).rejects.toMatchObject({ code: 'CONNECTION_MISSING' });
  });
});

describe('sending text messages', () => {
  it('goes through Solapi, from the number that was chosen', async () => {
    const channel = channelAt();
    const rendered = (await channel.compile(sms(), informational))({
      address: '01012345678',
      variables: { name: '김' },
    });
    if (rendered.outcome !== 'rendered') throw new Error(rendered.outcome);
    const sender = await channel.open(sms());
    if (!('fill' in sender)) throw new Error('no batches');
    const groupId = await sender.create(never);
    const envelope = { deliveryId: 'd1', jobId: 'j1', mode: 'live' } as const;
    await sender.fill(groupId, [{ message: rendered.message, envelope }], never);
    await sender.send(groupId, never);
    await sender.close();
    expect((await fake.received()).messages).toMatchObject([
      { to: '01012345678', from: '0212345678', type: 'SMS', text: '김님' },
    ]);
  });

  it('does not begin with a sender that is not registered, and finds one that just was', async () => {
    const channel = channelAt();
    await expect(channel.open(sms({ from: '0299999999' }))).rejects.toMatchObject({
      code: 'SENDER_NOT_REGISTERED',
      retry: 'pointless',
      message: expect.stringContaining('0299999999'),
    });
    await fake.tell('account', { senders: [{ phoneNumber: '0299999999' }] });
    await (await channel.open(sms({ from: '0299999999' }))).close();
  });

  it.each([
    ['is away', { step: 'senders', when: 'before', how: 'status', status: 503 }],
    ['may not be asked', { step: 'senders', when: 'before', how: 'status', status: 403, errorCode: 'Forbidden' }],
  ])('leaves it to Solapi when its list %s', async (_name, fault) => {
    await fake.tell('faults', { ...fault, times: 2 });
    await (await channelAt().open(sms({ from: '0299999999' }))).close();
  });

  it('asks once for several jobs', async () => {
    const channel = channelAt();
    for (let job = 0; job < 3; job += 1) await (await channel.open(sms())).close();
    expect((await fake.received()).calls.map(({ step }) => step)).toEqual(['senders']);
  });

  it('knows rate and prices', async () => {
    expect(await channelAt().ratePerMinute(sms())).toBe(1_000);
    expect(await channelAt().ratePerMinute(sms({ connectionId: 'bare' }))).toBeUndefined();
    expect(await channelAt().prices(sms())).toEqual({ SMS: 18, LMS: 45, ALIMTALK: 13 });
    expect(await channelAt('http://127.0.0.1:1').prices(sms())).toBeUndefined();
    expect(await channelAt().prices(sms({ connectionId: 'gone' }))).toBeUndefined();
  });

  it.each<[string, OpenConnection['secrets']]>([
    ['half of a key', { apiKey: 'NCSHALF' }],
    ['no key', {}],
  ])('cannot be opened with %s', async (_name, secrets) => {
    connections = await accessTo({ ...account, secrets });
    await expect(channelAt().open(sms())).rejects.toMatchObject({ code: 'CREDENTIALS_MISSING', retry: 'pointless' });
    connections = await accessTo(account, bare, keyless);
  });
});
