import { SystemClock, type ConnectionAccess, type MessageSpec, type RenderOutcome } from '@jeongsi/engine';
import { Solapi } from '../solapi/solapi';
import { accessTo, connection } from '../testing/connections';
import { FAKE_CREDENTIALS, FakeSolapi } from '../testing/fake-solapi';
import { closeServers } from '../testing/servers';
import { AlimtalkChannel } from './alimtalk-channel';

const informational = { purpose: 'informational' } as const;
const never = new AbortController().signal;

let fake: FakeSolapi;
let connections: ConnectionAccess;

beforeAll(async () => {
  fake = await FakeSolapi.start();
  connections = await accessTo(connection('solapi', {}, FAKE_CREDENTIALS), {
    ...connection('solapi', { from: '010-0000-0000' }, FAKE_CREDENTIALS),
    id: 'chosen',
    name: 'chosen',
  });
});

afterEach(async () => {
  await fake.tell('reset');
});

afterAll(closeServers);

function channelAt(baseUrl = fake.url): AlimtalkChannel {
  return new AlimtalkChannel({ connections, solapi: new Solapi({ clock: new SystemClock(), baseUrl }) });
}

function alimtalk(fields: Record<string, unknown> = {}): MessageSpec {
  const message = {
    channel: 'alimtalk',
    connectionId: 'c-solapi',
    pfId: 'KA01PF0001',
    templateId: 'KA01TP0001',
    variables: { 이름: '#{name}', '#{상품}': '#{product|책}' },
    ...fields,
  };
  return message as MessageSpec;
}

describe('saving an AlimTalk', () => {
  it.each<[string, Record<string, unknown>, string[][]]>([
    ['is fine', {}, []],
    ['with a fallback', { fallback: { body: '#{name}님' } }, []],
    ['needs a connection', { connectionId: 'gone' }, [['connectionId', 'CONNECTION_MISSING']]],
    ['needs a channel', { pfId: '' }, [['pfId', 'REQUIRED']]],
    ['needs a template', { templateId: ' ' }, [['templateId', 'REQUIRED']]],
    ['says something by each variable', { variables: { 이름: ' ' } }, [['variables.이름', 'REQUIRED']]],
    ['has each variable once', { variables: { a: '1', '#{a}': '2' } }, [['variables.#{a}', 'DUPLICATE']]],
    ['has a fallback that says something', { fallback: { body: '' } }, [['fallback.body', 'REQUIRED']]],
    ['has a fallback that can be sent', { fallback: { body: '😀' } }, [['fallback.body', 'UNENCODABLE']]],
  ])('%s', async (_name, fields, expected) => {
    const issues = await channelAt().check(alimtalk(fields), informational);
    expect(issues.map(({ path, code }) => [path, code])).toEqual(expected);
    expect((await fake.received()).calls).toEqual([]);
  });

  it('is never an advertisement', async () => {
    expect(await channelAt().check(alimtalk(), { purpose: 'advertising' })).toMatchObject([
      { path: 'channel', code: 'ALIMTALK_INFORMATIONAL_ONLY' },
    ]);
    expect(await channelAt().check(alimtalk(), { purpose: 'authentication' })).toEqual([]);
  });

  it('names the variables of its values and its fallback', () => {
    expect(channelAt().variables(alimtalk({ fallback: { body: '#{product} #{code}' } }))).toEqual([
      { name: 'name', hasDefault: false },
      { name: 'product', hasDefault: false },
      { name: 'code', hasDefault: false },
    ]);
  });
});

describe('rendering an AlimTalk', () => {
  async function render(
    fields: Record<string, unknown>,
    variables: Record<string, string>,
    baseUrl = fake.url,
  ): Promise<RenderOutcome> {
    return (await channelAt(baseUrl).compile(alimtalk(fields), informational))({ address: '01012345678', variables });
  }

  it('shows what KakaoTalk will show', async () => {
    expect(await render({}, { name: '김하나' })).toEqual({
      outcome: 'rendered',
      message: {
        to: '01012345678',
        type: 'ALIMTALK',
        body: '김하나님, 주문하신 책이(가) 출발했습니다.',
        template: {
          pfId: 'KA01PF0001',
          templateId: 'KA01TP0001',
          variables: { '#{이름}': '김하나', '#{상품}': '책' },
        },
      },
    });
  });

  it('counts characters', async () => {
    const outcome = await render({}, { name: '김하나' });
    if (outcome.outcome !== 'rendered') throw new Error(outcome.outcome);
    const size = { type: 'ALIMTALK', size: 24, limit: 1_000, unit: 'characters' };
    expect(channelAt().measure(outcome.message)).toEqual({ ...size, size: outcome.message.body.length });
    expect(await render({}, { name: '가'.repeat(1_000) })).toMatchObject({ outcome: 'unsendable', code: 'TOO_LONG' });
  });

  it('lays out the fallback as a text message of its own', async () => {
    const fields = { fallback: { body: '#{name}님, #{memo|출발했어요}' } };
    expect(await render(fields, { name: '김' })).toMatchObject({
      message: { fallback: { type: 'SMS', body: '김님, 출발했어요' } },
    });
    expect(await render(fields, { name: '김', memo: '가'.repeat(50) })).toMatchObject({
      message: { fallback: { type: 'LMS' } },
    });
    expect(await render(fields, { name: '😀' })).toMatchObject({ outcome: 'unsendable', code: 'UNENCODABLE' });
  });

  it.each<[string, Record<string, unknown>, string[]]>([
    ['of a value', {}, ['name']],
    ['of value and fallback, once each', { fallback: { body: '#{name} #{code}' } }, ['name', 'code']],
    ['that the template has and nobody filled', { variables: { 이름: '김' } }, ['상품']],
  ])('names what is missing %s', async (_name, fields, variables) => {
    expect(await render(fields, {})).toEqual({ outcome: 'missing', variables });
  });

  it('goes without the template when Solapi is away', async () => {
    await fake.tell('faults', { step: 'templates', when: 'before', how: 'status', status: 503 });
    expect(await render({}, { name: '김' })).toMatchObject({
      message: { body: '#{이름}: 김\n#{상품}: 책', template: { variables: { '#{이름}': '김', '#{상품}': '책' } } },
    });
  });

  it.each([
    ['is not approved', { templateId: 'KA01TP0002' }],
    ['belongs to another channel', { pfId: 'KA01PF0002' }],
    ['is not there', { templateId: 'KA01TP9999' }],
  ])('refuses a template that %s', async (_name, fields) => {
    await expect(render(fields, {})).rejects.toMatchObject({
      name: 'ChannelUnavailable',
      code: 'TEMPLATE_NOT_APPROVED',
      retry: 'pointless',
    });
  });

  it('finds a template that was approved a minute ago', async () => {
    const channel = channelAt();
    const fresh = alimtalk({ templateId: 'KA01TP0003', variables: {} });
    await expect(channel.compile(fresh, informational)).rejects.toThrow();
    const template = {
      templateId: 'KA01TP0003',
      channelId: 'KA01PF0001',
      name: 'n',
      content: '안내',
      status: 'APPROVED',
    };
    await fake.tell('account', { templates: [template] });
    const rendered = (await channel.compile(fresh, informational))({ address: '01012345678', variables: {} });
    expect(rendered).toMatchObject({ message: { body: '안내' } });
  });
});

describe('sending AlimTalk', () => {
  async function send(fields: Record<string, unknown>): Promise<unknown> {
    const channel = channelAt();
    const spec = alimtalk(fields);
    const rendered = (await channel.compile(spec, informational))({
      address: '01012345678',
      variables: { name: '김' },
    });
    if (rendered.outcome !== 'rendered') throw new Error(rendered.outcome);
    const sender = await channel.open(spec);
    if (!('fill' in sender)) throw new Error('no batches');
    const groupId = await sender.create(never);
    const envelope = { deliveryId: 'd1', jobId: 'j1', mode: 'live' } as const;
    const refused = await sender.fill(groupId, [{ message: rendered.message, envelope }], never);
    if (refused.size === 0) await sender.send(groupId, never);
    await sender.close();
    return (await fake.received()).messages[0];
  }

  it('goes out without a fallback unless one is asked for', async () => {
    const message = await send({});
    expect(message).toMatchObject({
      to: '01012345678',
      type: 'ATA',
      kakaoOptions: {
        pfId: 'KA01PF0001',
        templateId: 'KA01TP0001',
        variables: { '#{이름}': '김', '#{상품}': '책' },
        disableSms: true,
      },
      customFields: { jobId: 'j1', deliveryId: 'd1' },
    });
    expect(message).not.toHaveProperty('replacements');
  });

  it.each([
    ['the first registered number', 'c-solapi', '0212345678'],
    ['the number of the connection', 'chosen', '01000000000'],
  ])('has a fallback of its own, from %s', async (_name, connectionId, from) => {
    expect(await send({ connectionId, fallback: { body: '#{name}님' } })).toMatchObject({
      from,
      kakaoOptions: { disableSms: true },
      replacements: [{ to: '01012345678', from, type: 'SMS', text: '김님' }],
      customFields: { deliveryId: 'd1', fallback: 'SMS' },
    });
  });

  it('needs a number for its fallback', async () => {
    await fake.tell('account', { senders: [] });
    const fallback = { body: '안내' };
    await expect(channelAt().open(alimtalk({ fallback }))).rejects.toMatchObject({
      code: 'SENDER_MISSING',
      retry: 'pointless',
    });
    await expect(channelAt().open(alimtalk({ connectionId: 'chosen', fallback }))).rejects.toMatchObject({
      code: 'SENDER_NOT_REGISTERED',
    });
    await (await channelAt().open(alimtalk())).close();
    await fake.tell('faults', { step: 'senders', when: 'before', how: 'status', status: 503 });
    await expect(channelAt().open(alimtalk({ fallback }))).rejects.toMatchObject({ retry: 'worthwhile' });
  });

  it('knows its price', async () => {
    expect(await channelAt().prices(alimtalk())).toMatchObject({ ALIMTALK: 13 });
  });
});
