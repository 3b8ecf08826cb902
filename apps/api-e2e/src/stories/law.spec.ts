import { type Audience, type JobDetail, type Suppression, type Workflow } from '@jeongsi/contract';
import { type FakeSolapi } from '../stage/fake-solapi';
import { refusal } from '../stage/problem';
import { type Server } from '../stage/server';
import { useStage } from '../stage/stage';
import { phone, smsMessage, solapiAccount } from '../stage/texts';
import { FAR, workflow } from '../stage/workflows';

const stage = useStage('after the file');

/** Everybody agreed to the night as well: these stories are told at any hour. */
const AUDIENCE: Audience = {
  source: 'list',
  rows: [
    { 전화: phone(0), 광고: 'Y', 야간: 'Y' },
    { 전화: phone(1), 광고: '동의', 야간: '예' },
    { 전화: phone(2), 광고: 'N', 야간: 'Y' },
    { 전화: phone(3), 광고: '', 야간: 'Y' },
  ],
  mapping: { address: '전화', adConsent: '광고', nightConsent: '야간' },
};
const BODY = '내일까지 반값이에요.';

let solapi: FakeSolapi;
let server: Server;
let connectionId: string;

beforeAll(async () => {
  solapi = await stage.solapi();
  server = await stage.server({ environment: { SOLAPI_BASE_URL: solapi.url } });
  const settings = { senderName: '정시', optOutNumber: '0801234567' };
  connectionId = (await server.api.connect(solapiAccount({ settings }))).id;
});

beforeEach(() => solapi.reset());

describe('an advertisement by text message', () => {
  it('reaches those who agreed and nobody else, says that it is one, and how to refuse', async () => {
    const job = await run(await save('advertising'));
    expect(job).toMatchObject({ status: 'completed', deliveries: { accepted: 2, skipped: 2, total: 4 } });
    expect(job.reasons).toContainEqual({ state: 'skipped', errorCode: 'no_consent', count: 2 });
    const { messages } = await solapi.received();
    expect(messages.map(({ to }) => to).toSorted()).toEqual([phone(0), phone(1)]);
    for (const { text } of messages) {
      expect(text).toBe(`(광고)정시\n${BODY}\n무료수신거부 080-123-4567`);
    }
  });

  it('goes no more to who refused between two runs, whatever the spelling, until they agree anew', async () => {
    const saved = await save('advertising');
    await run(saved);
    const refused = (await server.api.call<Suppression>('POST', '/suppressions', { address: '+82 10-2000-0001' })).body;
    expect(refused).toMatchObject({ scope: 'advertising' });
    const [listed] = await server.api.all<Suppression>('/suppressions');
    expect(listed).toMatchObject({ id: refused.id, address: '010-****-0001' });
    await server.kill();
    await server.start();
    const second = await run(saved);
    expect(second).toMatchObject({ deliveries: { accepted: 1, skipped: 3 } });
    expect(second.reasons).toContainEqual({ state: 'skipped', errorCode: 'suppressed', count: 1 });
    expect((await solapi.received()).recipients).toEqual({ [phone(0)]: 2, [phone(1)]: 1 });

    // Who wants no advertisements still hears what concerns them.
    const informing = await save('informational');
    expect(await run(informing)).toMatchObject({ deliveries: { accepted: 4 } });
    const inform = (await solapi.received()).messages.at(-1);
    expect(inform?.text).toBe(BODY);

    expect((await server.api.call('DELETE', `/suppressions/${refused.id}`)).status).toBe(204);
    expect(await run(saved)).toMatchObject({ deliveries: { accepted: 2, skipped: 2 } });
  });

  it('goes to nobody who wants nothing at all, and neither does anything else', async () => {
    const answer = await server.api.call<Suppression>('POST', '/suppressions', { address: phone(0), scope: 'all' });
    expect(answer.status).toBe(201);
    expect(await run(await save('informational'))).toMatchObject({ deliveries: { accepted: 3, skipped: 1 } });
    expect(await run(await save('advertising'))).toMatchObject({ deliveries: { accepted: 1, skipped: 3 } });
    expect((await solapi.received()).recipients).not.toHaveProperty(phone(0));
    await server.api.call('DELETE', `/suppressions/${answer.body.id}`);
  });

  it.each<[string, object, string]>([
    [
      'without a column of consent',
      { audience: { ...AUDIENCE, mapping: { address: '전화' } } },
      'audience.mapping.adConsent',
    ],
    ['with a mark of its own', { message: smsMessageOf('[광고] 반값') }, 'message.body'],
    ['with another line for refusing', { message: smsMessageOf('반값\n수신거부 080-999-9999') }, 'message.body'],
    [
      'as AlimTalk',
      { message: { channel: 'alimtalk', pfId: 'KA01PF0001', templateId: 'KA01TP0001', connectionId: '' } },
      'message.channel',
    ],
  ])('is refused %s', async (_, parts, path) => {
    const { message } = parts as { message?: object };
    const body = { ...input('advertising'), ...parts, ...(message && { message: { ...message, connectionId } }) };
    const refused = refusal(await server.api.call('POST', '/workflows', body));
    expect(refused.status).toBe(422);
    expect(refused.paths).toContain(path);
  });
});

function smsMessageOf(body: string): object {
  return smsMessage('', body);
}

function input(purpose: 'advertising' | 'informational'): ReturnType<typeof workflow> {
  return workflow({ purpose, audience: AUDIENCE, message: smsMessage(connectionId, BODY), schedule: FAR });
}

function save(purpose: 'advertising' | 'informational'): Promise<Workflow> {
  return server.api.save(input(purpose));
}

async function run({ id: workflowId }: Workflow): Promise<JobDetail> {
  return server.api.ended((await server.api.execute({ workflowId })).id);
}
