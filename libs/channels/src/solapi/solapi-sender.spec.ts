import { inspect } from 'node:util';
import { BatchInDoubt, ChannelUnavailable, SystemClock, type BatchMessage } from '@jeongsi/engine';
import { FAKE_CREDENTIALS, FakeSolapi } from '../testing/fake-solapi';
import { closedPort, HttpReceiver, startTcp, type Answer } from '../testing/http-receiver';
import { closeServers } from '../testing/servers';
import { SolapiClient } from './solapi-client';
import { SolapiSender } from './solapi-sender';

const never = new AbortController().signal;
/** For servers that say nothing: long enough for a busy machine to say something. */
const HASTY_MS = 1_000;
const PATIENT_MS = 10_000;

let fake: FakeSolapi;

beforeAll(async () => {
  fake = await FakeSolapi.start();
});

afterEach(async () => {
  await fake.tell('reset');
});

afterAll(closeServers);

function senderAt(baseUrl = fake.url, call = PATIENT_MS, credentials = FAKE_CREDENTIALS): SolapiSender {
  const timeouts = { connect: call, call };
  const client = new SolapiClient({ baseUrl, credentials, clock: new SystemClock(), timeouts });
  return new SolapiSender({ client, from: '0212345678' });
}

function sms(digit: number | string, fields: Partial<BatchMessage['message']> = {}): BatchMessage {
  return {
    message: { to: `0100000000${digit}`, body: '안녕하세요', type: 'SMS', ...fields },
    envelope: { deliveryId: `d${digit}`, jobId: 'j', mode: 'live' },
  };
}

async function filled(sender: SolapiSender, ...messages: BatchMessage[]): Promise<string> {
  const groupId = await sender.create(never);
  await sender.fill(groupId, messages.length > 0 ? messages : [sms(1), sms(2)], never);
  return groupId;
}

/** What a job does with a batch: in doubt it asks, and what was thrown away goes into a new one. */
async function sendAsAJob(sender: SolapiSender, messages: BatchMessage[]): Promise<number> {
  for (let round = 1; ; round += 1) {
    const groupId = await sender.create(never);
    try {
      await sender.fill(groupId, messages, never);
      await sender.send(groupId, never);
      return round;
    } catch (error) {
      if (!(error instanceof BatchInDoubt || error instanceof ChannelUnavailable)) throw error;
      const { state } = await sender.reconcile(groupId, never);
      if (state === 'sent') return round;
    }
  }
}

describe('a batch through Solapi', () => {
  it('is made, filled and sent, and each message carries its delivery', async () => {
    const sender = senderAt();
    const groupId = await sender.create(never);
    expect(await sender.fill(groupId, [sms(1), sms(2, { type: 'LMS', subject: '제목' })], never)).toEqual(new Map());
    expect(await fake.received()).toMatchObject({ recipients: {} });
    const outcomes = await sender.send(groupId, never);
    await sender.close();
    expect(outcomes).toEqual(
      new Map([
        ['d1', { outcome: 'accepted', providerId: expect.stringMatching(/^M4V/) }],
        ['d2', { outcome: 'accepted', providerId: expect.stringMatching(/^M4V/) }],
      ]),
    );
    const { recipients, messages } = await fake.received();
    expect(recipients).toEqual({ '01000000001': 1, '01000000002': 1 });
    expect(messages).toMatchObject([
      { type: 'SMS', from: '0212345678', text: '안녕하세요', customFields: { jobId: 'j', deliveryId: 'd1' } },
      { type: 'LMS', subject: '제목', customFields: { deliveryId: 'd2' } },
    ]);
    expect(JSON.stringify(messages)).not.toContain('scheduledDate');
  });

  it('tells whom Solapi refused, for good or for now, and sends the others', async () => {
    await fake.tell('refusals', { '01000000002': '1060', '01000000003': '1024' });
    const sender = senderAt();
    const groupId = await sender.create(never);
    const refused = await sender.fill(groupId, [sms(1), sms(2), sms(3)], never);
    expect(refused).toEqual(
      new Map([
        ['d2', { outcome: 'failed', code: 'SOLAPI_1060', message: expect.stringContaining('blocked') }],
        ['d3', { outcome: 'temporary', code: 'SOLAPI_1024', message: expect.any(String) }],
      ]),
    );
    expect([...(await sender.send(groupId, never)).keys()]).toEqual(['d1']);
    await sender.close();
    expect((await fake.received()).recipients).toEqual({ '01000000001': 1 });
  });

  it('is not sent when Solapi refused everybody in it', async () => {
    const sender = senderAt();
    const groupId = await sender.create(never);
    const refused = await sender.fill(groupId, [sms(1, { to: '010' })], never);
    expect(refused.get('d1')).toMatchObject({ outcome: 'failed', code: 'SOLAPI_3010' });
    expect(await sender.send(groupId, never)).toEqual(new Map());
    await sender.close();
    expect((await fake.received()).calls.map(({ step }) => step)).toEqual(['create', 'fill']);
  });

  it('reaches two recipients who share a number', async () => {
    const sender = senderAt();
    const groupId = await sender.create(never);
    const twin = { ...sms(1), envelope: { ...sms(1).envelope, deliveryId: 'twin' } };
    expect(await sender.fill(groupId, [sms(1), twin], never)).toEqual(new Map());
    expect([...(await sender.send(groupId, never)).keys()]).toEqual(['d1', 'twin']);
    await sender.close();
    expect((await fake.received()).recipients).toEqual({ '01000000001': 2 });
  });

  it('takes a thousand', async () => {
    const sender = senderAt();
    const messages = Array.from({ length: 1_000 }, (_, index) => ({
      message: { to: `010${String(10_000_000 + index)}`, body: '가'.repeat(45), type: 'SMS' },
      envelope: { deliveryId: `d${index}`, jobId: 'j', mode: 'live' as const },
    }));
    expect(sender.most).toBe(1_000);
    const groupId = await sender.create(never);
    await sender.fill(groupId, messages, never);
    await sender.send(groupId, never);
    const state = await sender.reconcile(groupId, never);
    await sender.close();
    expect(state.state === 'sent' && state.outcomes.size).toBe(1_000);
    expect(Object.values((await fake.received()).recipients).every((count) => count === 1)).toBe(true);
  });
});

describe('whatever is cut, everybody gets it once', () => {
  const steps = ['create', 'fill', 'send', 'group', 'messages', 'discard'] as const;
  const cases = steps.flatMap((step) =>
    (['before', 'after'] as const).flatMap((when) =>
      (['reset', 'status'] as const).map((how) => ({ step, when, how, status: 503 })),
    ),
  );

  it.each(cases)('$step: $how $when the work', async (fault) => {
    // Steps that only a reconciliation takes are met after a send that nobody heard of.
    const lead = ['group', 'messages'].includes(fault.step)
      ? [{ step: 'send', when: 'after', how: 'reset' }]
      : fault.step === 'discard'
        ? [{ step: 'fill', when: 'after', how: 'reset' }]
        : [];
    await fake.tell('faults', [...lead, fault]);
    const sender = senderAt();
    const outcome = await sendAsAJob(sender, [sms(1), sms(2)]).catch((error: unknown) => error);
    // Without an answer about the group nobody may send again: asked once more, it is known.
    if (outcome instanceof ChannelUnavailable) {
      expect(outcome.retry).toBe('worthwhile');
      const [group] = (await fake.received()).groups;
      const state = group ? (await sender.reconcile(group.groupId, never)).state : 'discarded';
      if (state === 'discarded') await sendAsAJob(sender, [sms(1), sms(2)]);
    } else expect(outcome).toEqual(expect.any(Number));
    await sender.close();
    expect((await fake.received()).recipients).toEqual({ '01000000001': 1, '01000000002': 1 });
  });

  it.each(['fill', 'send'])('a %s that arrives after the group was thrown away does nothing', async (step) => {
    await fake.tell('faults', { step, when: 'before', how: 'delay', delayMs: 2 * HASTY_MS });
    const sender = senderAt(fake.url, HASTY_MS);
    const groupId = await sender.create(never);
    const late = step === 'fill' ? sender.fill(groupId, [sms(1)], never) : undefined;
    if (!late) await sender.fill(groupId, [sms(1)], never);
    await expect(late ?? sender.send(groupId, never)).rejects.toThrow(BatchInDoubt);
    expect(await sender.reconcile(groupId, never)).toEqual({ state: 'discarded' });
    await new Promise((resolve) => setTimeout(resolve, 1.5 * HASTY_MS));
    await sender.close();
    expect((await fake.received()).recipients).toEqual({});
  });

  it('a send that overtakes the throwing away is found out', async () => {
    await fake.tell('faults', [
      { step: 'send', when: 'before', how: 'delay', delayMs: 1_300 },
      { step: 'discard', when: 'before', how: 'delay', delayMs: 700 },
    ]);
    const sender = senderAt(fake.url, HASTY_MS);
    const groupId = await filled(sender, sms(1));
    await expect(sender.send(groupId, never)).rejects.toThrow(BatchInDoubt);
    const state = await sender.reconcile(groupId, never);
    await sender.close();
    expect(state).toMatchObject({ state: 'sent' });
    expect((await fake.received()).recipients).toEqual({ '01000000001': 1 });
  });
});

describe('reconciling', () => {
  it('finds what became of each message, and who never got in', async () => {
    const sender = senderAt();
    const groupId = await filled(sender, sms(1), sms(2), sms(3, { to: '010' }));
    await sender.send(groupId, never);
    await fake.tell('reports', { url: `${fake.url}/`, to: ['01000000002'], statusCode: '3104' });
    const state = await senderAt().reconcile(groupId, never);
    await sender.close();
    expect(state).toEqual({
      state: 'sent',
      outcomes: new Map([
        ['d1', { outcome: 'accepted', providerId: expect.any(String) }],
        ['d2', { outcome: 'failed', code: 'SOLAPI_3104', message: expect.stringContaining('KakaoTalk') }],
        ['d3', { outcome: 'failed', code: 'SOLAPI_3010', message: expect.any(String) }],
      ]),
    });
  });

  it('tells who may be tried again, as filling would have', async () => {
    await fake.tell('refusals', { '01000000002': '1024' });
    const sender = senderAt();
    const groupId = await filled(sender, sms(1), sms(2));
    await sender.send(groupId, never);
    expect(await sender.reconcile(groupId, never)).toMatchObject({
      outcomes: new Map([
        ['d1', { outcome: 'accepted', providerId: expect.any(String) }],
        ['d2', { outcome: 'temporary', code: 'SOLAPI_1024', message: expect.any(String) }],
      ]),
    });
    await sender.close();
  });

  it('says the same when it is asked again', async () => {
    const sender = senderAt();
    const groupId = await filled(sender, sms(1));
    expect(await sender.reconcile(groupId, never)).toEqual({ state: 'discarded' });
    expect(await sender.reconcile(groupId, never)).toEqual({ state: 'discarded' });
    await sender.close();
  });

  it('does not take a group that it cannot find for one that was not sent', async () => {
    const sender = senderAt();
    const groupId = await filled(sender, sms(1));
    await fake.tell('reset');
    await expect(sender.reconcile(groupId, never)).rejects.toMatchObject({
      name: 'ChannelUnavailable',
      code: 'SOLAPI_GROUP_UNKNOWN',
    });
    await sender.close();
  });

  it('does not believe that a group was not sent when it was thrown away after that', async () => {
    const group = { status: 'DELETED', dateSent: '2026-12-01T00:00:00.000Z' };
    const messageList = { M1: { messageId: 'M1', statusCode: '2000', customFields: { deliveryId: 'd1' } } };
    const answers: Answer = ({ path }, response) => {
      const body = path.includes('/messages?') ? { messageList, nextKey: null } : group;
      response.writeHead(200).end(JSON.stringify(body));
    };
    const receiver = await HttpReceiver.start(answers);
    const sender = senderAt(receiver.url);
    const state = await sender.reconcile('G1', never);
    await sender.close();
    await receiver.close();
    expect(state).toMatchObject({ state: 'sent', outcomes: new Map([['d1', { outcome: 'uncertain' }]]) });
  });
});

describe('a list of messages', () => {
  const listed = { M1: { messageId: 'M1', statusCode: '3000', customFields: { deliveryId: 'd1' } } };
  const foreign = { M2: { messageId: 'M2', statusCode: '3000', customFields: {} } };

  it.each<[string, object, object]>([
    ['is shorter than its group', { total: 2 }, listed],
    ['is shorter than what was registered', { total: 0, registeredSuccess: 1, registeredFailed: 1 }, listed],
    ['has a message without its delivery', { total: 2 }, { ...listed, ...foreign }],
  ])('that %s is not believed: nobody is sent to again', async (_name, count, messageList) => {
    const receiver = await HttpReceiver.start(({ path }, response) => {
      const body = path.includes('/messages?') ? { messageList, nextKey: null } : { status: 'SENDING', count };
      response.writeHead(200).end(JSON.stringify(body));
    });
    const sender = senderAt(receiver.url);
    await expect(sender.reconcile('G1', never)).rejects.toMatchObject({ code: 'SOLAPI_UNCLEAR', retry: 'worthwhile' });
    await expect(sender.send('G1', never)).rejects.toThrow(BatchInDoubt);
    await sender.close();
    await receiver.close();
  });
});

describe('what keeps the whole account from sending', () => {
  it.each([
    ['a wrong key', { apiKey: 'NCSOTHER', apiSecret: FAKE_CREDENTIALS.apiSecret }],
    ['a wrong secret', { apiKey: FAKE_CREDENTIALS.apiKey, apiSecret: 'other' }],
  ])('%s, and says nothing of it', async (_name, credentials) => {
    const sender = senderAt(fake.url, PATIENT_MS, credentials);
    const error = await sender.create(never).catch((caught: unknown) => caught as ChannelUnavailable);
    await sender.close();
    expect(error).toMatchObject({ name: 'ChannelUnavailable', code: 'SOLAPI_AUTH', retry: 'pointless' });
    expect(inspect([error, sender], { depth: 20 })).not.toMatch(/NCSOTHER|S3CRET/);
  });

  it('no money: nothing was sent, and another try would not help', async () => {
    await fake.tell('account', { balance: { balance: 0, point: 0 } });
    const sender = senderAt();
    const groupId = await filled(sender);
    await expect(sender.send(groupId, never)).rejects.toMatchObject({ code: 'SOLAPI_BALANCE', retry: 'pointless' });
    expect(await sender.reconcile(groupId, never)).toEqual({ state: 'discarded' });
    await sender.close();
  });

  it('any other refusal to send, once Solapi has said that the group is unsent', async () => {
    await fake.tell('faults', { step: 'send', when: 'before', how: 'status', status: 400, errorCode: 'Whatever' });
    const sender = senderAt();
    await expect(sender.send(await filled(sender), never)).rejects.toMatchObject({
      code: 'HTTP_400',
      retry: 'pointless',
    });
    await sender.close();
    expect((await fake.received()).recipients).toEqual({});
  });

  it('but not a refusal of a group that was sent after all', async () => {
    await fake.tell('faults', { step: 'send', when: 'after', how: 'status', status: 400, errorCode: 'Whatever' });
    const sender = senderAt();
    expect([...(await sender.send(await filled(sender), never)).keys()]).toEqual(['d1', 'd2']);
    await sender.close();
  });

  it.each([429, 503])('%d, for now', async (status) => {
    await fake.tell('faults', { step: 'create', when: 'before', how: 'status', status, retryAfter: '7' });
    const sender = senderAt();
    await expect(sender.create(never)).rejects.toMatchObject({
      code: `HTTP_${status}`,
      retry: 'worthwhile',
      message: expect.stringContaining('7'),
    });
    await sender.close();
  });

  it('429 on the send is certain, 503 is not', async () => {
    const sender = senderAt();
    await fake.tell('faults', { step: 'send', when: 'before', how: 'status', status: 429 });
    await expect(sender.send(await filled(sender), never)).rejects.toThrow(ChannelUnavailable);
    await fake.tell('faults', { step: 'send', when: 'before', how: 'status', status: 503 });
    await expect(sender.send(await filled(sender), never)).rejects.toThrow(BatchInDoubt);
    await sender.close();
  });

  it('nobody who listens', async () => {
    const sender = senderAt(`http://127.0.0.1:${await closedPort()}`);
    const refused = { code: 'CONNECTION_REFUSED', retry: 'worthwhile' };
    await expect(sender.create(never)).rejects.toMatchObject(refused);
    await expect(sender.fill('G1', [sms(1)], never)).rejects.toMatchObject(refused);
    await expect(sender.send('G1', never)).rejects.toMatchObject(refused);
    await expect(sender.reconcile('G1', never)).rejects.toMatchObject(refused);
    await sender.close();
  });
});

describe('an answer that cannot be read', () => {
  it.each<[string, Answer]>([
    ['is no JSON', (_request, response) => response.writeHead(200).end('<html>')],
    ['is too large', (_request, response) => response.writeHead(200).end(Buffer.alloc(21 * 1024 * 1024, ' '))],
    ['breaks off', (_request, response, socket) => response.writeHead(200).write('{', () => socket.resetAndDestroy())],
  ])('%s: the send is in doubt', async (_name, answer) => {
    const receiver = await HttpReceiver.start(answer);
    const sender = senderAt(receiver.url);
    await expect(sender.send('G1', never)).rejects.toThrow(BatchInDoubt);
    await sender.close();
    await receiver.close();
    expect(receiver.requests).toHaveLength(1);
  });

  it('never comes: the send is in doubt', async () => {
    const tcp = await startTcp(() => undefined);
    const sender = senderAt(`http://127.0.0.1:${tcp.port}`, HASTY_MS);
    await expect(sender.send('G1', never)).rejects.toThrow(BatchInDoubt);
    await sender.close();
    await tcp.close();
  });

  it('drips: the whole call has a time, too', async () => {
    const receiver = await HttpReceiver.start((_request, response) => {
      const drip = (): void => {
        if (!response.destroyed) response.write(' ', () => setTimeout(drip, 100));
      };
      response.writeHead(200);
      drip();
    });
    const sender = senderAt(receiver.url, HASTY_MS);
    await expect(sender.create(never)).rejects.toMatchObject({ code: 'TIMED_OUT' });
    await sender.close();
    await receiver.close();
  });
});

describe('stopping', () => {
  it('is certain before a request, and in doubt in the middle of one', async () => {
    const sender = senderAt();
    const groupId = await filled(sender);
    await expect(sender.send(groupId, AbortSignal.abort())).rejects.toMatchObject({
      code: 'ABORTED',
      retry: 'worthwhile',
    });
    await fake.tell('faults', { step: 'send', when: 'after', how: 'silent' });
    const controller = new AbortController();
    const sending = sender.send(groupId, controller.signal);
    setTimeout(() => controller.abort(), 300);
    await expect(sending).rejects.toThrow(BatchInDoubt);
    expect(await sender.reconcile(groupId, never)).toMatchObject({ state: 'sent' });
    await sender.close();
  });
});
