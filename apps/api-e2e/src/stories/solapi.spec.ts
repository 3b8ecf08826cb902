import { type ConnectionAccount, type ConnectionTest, type JobDetail, type Message } from '@jeongsi/contract';
import { SENDER, type FakeSolapi } from '../stage/fake-solapi';
import { type Server } from '../stage/server';
import { useStage } from '../stage/stage';
import { phone, phones, smsMessage, solapiAccount } from '../stage/texts';
import { FAR, workflow } from '../stage/workflows';

const stage = useStage('after the file');

const WEBHOOK_SECRET = 'the secret of the report webhook';
const PF_ID = 'KA01PF0001';
const TEMPLATE = 'KA01TP0001';

let solapi: FakeSolapi;
let server: Server;
let connectionId: string;

beforeAll(async () => {
  solapi = await stage.solapi();
  server = await stage.server({ environment: { SOLAPI_BASE_URL: solapi.url } });
  connectionId = (await server.api.connect(solapiAccount({ webhookSecret: WEBHOOK_SECRET }))).id;
});

beforeEach(() => solapi.reset());

describe('an account at Solapi', () => {
  it('is tried, and its numbers, templates, balance and prices are listed', async () => {
    const { api } = server;
    const tried = await api.act<ConnectionTest>(`/connections/${connectionId}/test`);
    expect(tried).toMatchObject({ ok: true, facts: { balance: 100_000 } });
    expect(await api.get(`/connections/${connectionId}`)).toMatchObject({
      state: 'ok',
      secrets: ['apiKey', 'apiSecret', 'webhookSecret'],
    });
    const account = await api.get<ConnectionAccount>(`/connections/${connectionId}/account`);
    expect(account.senders.map(({ number }) => number)).toContain(SENDER);
    expect(account).toMatchObject({
      templates: [{ templateId: TEMPLATE, pfId: PF_ID, variables: ['이름', '상품'] }],
      balance: { cash: 100_000, points: 500 },
      prices: { SMS: 18, LMS: 45 },
    });
  });

  it('whose secret is wrong is broken, and says so on the workflows that use it', async () => {
    const { api } = server;
    const wrong = {
      ...solapiAccount(),
      name: '다른 계정',
      secrets: { apiKey: 'NCSE2EAPIKEY0001', apiSecret: 'wrong' },
    };
    const { id } = await api.connect(wrong);
    const saved = await api.save(workflow({ audience: phones(1), message: smsMessage(id), schedule: FAR }));
    expect(await api.act<ConnectionTest>(`/connections/${id}/test`)).toMatchObject({ ok: false });
    expect(await api.get(`/connections/${id}`)).toMatchObject({ state: 'broken', usedBy: [{ id: saved.id }] });
    expect(await api.get(`/workflows/${saved.id}`)).toMatchObject({ problems: [{ connectionId: id }] });
    expect((await api.call('DELETE', `/connections/${id}`)).status).toBe(409);
  });
});

describe('text messages through Solapi', () => {
  it('are SMS up to 90 bytes in CP949, and LMS beyond', async () => {
    // 45 syllables are 90 bytes.
    const rows = [
      { 전화: phone(0), 글: '가'.repeat(45) },
      { 전화: '+82 10-2000-0001', 글: '가'.repeat(46) },
      { 전화: '1020000002', 글: `${'가'.repeat(44)}ab` },
    ];
    const audience = { source: 'list' as const, rows, mapping: { address: '전화' } };
    const job = await run(server, { audience, message: smsMessage(connectionId, '#{글}') });
    expect(job).toMatchObject({ status: 'completed', deliveries: { accepted: 3, total: 3 } });
    const { messages } = await solapi.received();
    expect(Object.fromEntries(messages.map(({ to, from, type, text }) => [to, { from, type, text }]))).toEqual({
      [phone(0)]: { from: SENDER, type: 'SMS', text: rows[0]?.글 },
      [phone(1)]: { from: SENDER, type: 'LMS', text: rows[1]?.글 },
      [phone(2)]: { from: SENDER, type: 'SMS', text: rows[2]?.글 },
    });
  });

  it('that it refuses fail for good, each with its reason, and keep nobody else waiting', async () => {
    await solapi.refuse({ [phone(1)]: '3008' });
    const job = await run(server, { audience: phones(3), message: smsMessage(connectionId) });
    expect(job).toMatchObject({ status: 'completed', deliveries: { accepted: 2, failed: 1, total: 3 } });
    expect(job.reasons).toContainEqual({ state: 'failed', errorCode: expect.stringContaining('3008'), count: 1 });
    expect((await solapi.received()).recipients).toEqual({ [phone(0)]: 1, [phone(2)]: 1 });
  });

  it('in AlimTalk carry their variables, and a text for whom KakaoTalk does not reach', async () => {
    const message: Message = {
      channel: 'alimtalk',
      connectionId,
      pfId: PF_ID,
      templateId: TEMPLATE,
      variables: { 이름: '#{이름}', 상품: '달력 #{이름|}' },
      fallback: { body: '#{이름}님, 달력이 출발했어요.' },
    };
    const job = await run(server, { audience: phones(2), message });
    expect(job).toMatchObject({ status: 'completed', deliveries: { accepted: 2, total: 2 } });
    const sent = (await solapi.received()).messages.find(({ to }) => to === phone(1));
    expect(sent).toMatchObject({
      type: 'ATA',
      kakaoOptions: {
        pfId: PF_ID,
        templateId: TEMPLATE,
        variables: { '#{이름}': '고객 1', '#{상품}': '달력 고객 1' },
        disableSms: true,
      },
      replacements: [{ type: 'SMS', text: '고객 1님, 달력이 출발했어요.' }],
    });
  });
});

describe('delivery reports', () => {
  const url = (): string => `${server.url}/api/reports/solapi/${connectionId}`;

  it('tell who got it and who did not, however often and in whatever order they come', async () => {
    const job = await run(server, { audience: phones(4), message: smsMessage(connectionId) });
    const counts = async (): Promise<object> => (await server.api.job(job.id)).deliveries;
    expect(await solapi.report({ url: url(), secret: 'guessed', to: [phone(0)] })).toEqual([401]);
    expect(await solapi.report({ url: url(), to: [phone(0)] })).toEqual([401]);
    expect(await counts()).toMatchObject({ accepted: 4, delivered: 0 });

    const signed = { url: url(), secret: WEBHOOK_SECRET };
    expect(await solapi.report({ ...signed, event: 'GROUP-REPORT' })).toEqual([200]);
    expect(await counts()).toMatchObject({ accepted: 4, delivered: 0 });

    const good = { ...signed, to: [phone(0), phone(1), phone(2)], repeat: 3, reversed: true, perCall: 2 };
    expect(await solapi.report(good)).toEqual(Array(6).fill(200));
    expect(await solapi.report({ ...signed, secretAs: 'sha1', to: [phone(3)], statusCode: '3042' })).toEqual([200]);
    expect(await counts()).toMatchObject({ accepted: 0, delivered: 3, failed: 1, total: 4 });
    // The one that comes late says no more than is known: "under way" takes nothing back.
    expect(await solapi.report({ ...signed, to: [phone(0)], statusCode: '3000' })).toEqual([200]);
    expect(await counts()).toMatchObject({ accepted: 0, delivered: 3, failed: 1, total: 4 });

    await server.kill();
    await server.start();
    expect(await counts()).toMatchObject({ accepted: 0, delivered: 3, failed: 1, total: 4 });
  });

  it('of an AlimTalk that was not reached wait for what the text message says', async () => {
    const message: Message = {
      channel: 'alimtalk',
      connectionId,
      pfId: PF_ID,
      templateId: TEMPLATE,
      variables: { 이름: '#{이름}', 상품: '달력' },
      fallback: { body: '달력이 출발했어요.' },
    };
    const job = await run(server, { audience: phones(1), message });
    const signed = { url: url(), secret: WEBHOOK_SECRET };
    await solapi.report({ ...signed, statusCode: '3104' });
    expect(await server.api.job(job.id)).toMatchObject({ deliveries: { accepted: 1 } });
    await solapi.report(signed);
    expect(await server.api.job(job.id)).toMatchObject({ deliveries: { delivered: 1 } });
  });
});

async function run({ api }: Server, parts: Parameters<typeof workflow>[0]): Promise<JobDetail> {
  const saved = await api.save(workflow({ ...parts, schedule: FAR }));
  return api.ended((await api.execute({ workflowId: saved.id })).id);
}
