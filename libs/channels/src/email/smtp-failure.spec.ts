import { type AddressInfo, createServer } from 'node:net';
import { once } from 'node:events';
import { type SendOutcome, type Sender } from '@jeongsi/engine';
import { ScriptedSmtp, SmtpReceiver, type SmtpStep } from '../testing/smtp-receiver';
import { closeServers } from '../testing/servers';
import { openSmtp, type SmtpTimeouts } from './smtp-sender';

const never = new AbortController().signal;
const from = { name: '', address: 'news@x.kr' };
const patient: SmtpTimeouts = { connect: 10_000, silence: 10_000 };
/** For servers that say nothing: long enough for a busy machine to say something. */
const hasty: SmtpTimeouts = { connect: 1_000, silence: 1_000 };

afterEach(closeServers);

async function open(url: string, timeouts = patient): Promise<Sender> {
  return openSmtp({ server: { url }, from, timeouts });
}

function send(sender: Sender, to = 'kim@x.kr', signal = never, body = 'Hello'): Promise<SendOutcome> {
  return sender.send({ to, subject: 'Hello', body }, { deliveryId: `d-${to}`, jobId: 'j', mode: 'live' }, signal);
}

/** One mail to a server that follows the script. */
async function sendScripted(...steps: SmtpStep[]): Promise<{ outcome: SendOutcome; server: ScriptedSmtp }> {
  const server = await ScriptedSmtp.start(...steps);
  const sender = await open(server.url, steps.some(({ answer }) => answer === silent) ? hasty : patient);
  const outcome = await send(sender);
  await sender.close();
  await server.close();
  return { outcome, server };
}

const hangUp: SmtpStep['answer'] = (socket) => socket.destroy();
const reset: SmtpStep['answer'] = (socket) => socket.resetAndDestroy();
const silent: SmtpStep['answer'] = () => undefined;

describe('a mail that the server answers is certain', () => {
  it.each<[string, string, SendOutcome['outcome'], string]>([
    ['MAIL FROM', '451 4.3.0 later', 'temporary', 'SMTP_451'],
    ['MAIL FROM', '550 5.7.1 no', 'failed', 'SMTP_550'],
    ['RCPT TO', '450 4.2.1 greylisted', 'temporary', 'SMTP_450'],
    ['RCPT TO', '550 5.1.1 unknown user', 'failed', 'SMTP_550'],
    ['RCPT TO', '421 4.7.0 closing', 'temporary', 'SMTP_421'],
    ['DATA', '452 4.3.1 no space', 'temporary', 'SMTP_452'],
    ['DATA', '554 5.5.1 no valid recipients', 'failed', 'SMTP_554'],
    ['DATA', '503 5.5.1 bad sequence', 'temporary', 'SMTP_503'],
    ['DOT', '451 4.3.0 later', 'temporary', 'SMTP_451'],
    ['DOT', '554 5.6.0 refused', 'failed', 'SMTP_554'],
    ['DOT', '421 4.3.2 shutting down', 'temporary', 'SMTP_421'],
    ['DOT', '250 kept', 'accepted', ''],
  ])('%s: %s', async (on, answer, expected, code) => {
    const { outcome } = await sendScripted({ on, answer });
    expect(outcome).toMatchObject(code === '' ? { outcome: expected } : { outcome: expected, code });
  });
});

describe('a connection that ends before the body is certain', () => {
  it.each<[string, SmtpStep, string]>([
    ['hung up at MAIL FROM', { on: 'MAIL FROM', answer: hangUp }, 'CONNECTION_LOST'],
    ['reset at RCPT TO', { on: 'RCPT TO', answer: reset }, 'CONNECTION_LOST'],
    ['hung up at DATA', { on: 'DATA', answer: hangUp }, 'CONNECTION_LOST'],
    ['silent at RCPT TO', { on: 'RCPT TO', answer: silent }, 'TIMED_OUT'],
    ['silent at DATA', { on: 'DATA', answer: silent }, 'TIMED_OUT'],
  ])('%s', async (_name, step, code) => {
    const { outcome, server } = await sendScripted(step);
    expect(outcome).toMatchObject({ outcome: 'temporary', code });
    expect(server.seen).not.toContain('.');
  });
});

describe('a connection that ends once the body has begun is uncertain, and the mail goes once', () => {
  it.each<[string, SmtpStep, string]>([
    ['hung up in the body', { on: 'body:Subject', answer: hangUp }, 'CONNECTION_LOST'],
    ['hung up after the dot', { on: 'DOT', answer: hangUp }, 'CONNECTION_LOST'],
    ['reset after the dot', { on: 'DOT', answer: reset }, 'CONNECTION_LOST'],
    ['silent after the dot', { on: 'DOT', answer: silent }, 'TIMED_OUT'],
    ['half a reply after the dot', { on: 'DOT', answer: (socket) => socket.end('25') }, 'CONNECTION_LOST'],
  ])('%s', async (_name, step, code) => {
    const { outcome, server } = await sendScripted(step);
    expect(outcome).toMatchObject({ outcome: 'uncertain', code });
    expect(server.seen.filter((line) => line.startsWith('Subject:'))).toHaveLength(1);
  });
});

describe('a server that is not there', () => {
  it('makes the channel unavailable when it refuses the connection', async () => {
    const gone = createServer().listen(0, '127.0.0.1');
    await once(gone, 'listening');
    const { port } = gone.address() as AddressInfo;
    gone.close();
    await once(gone, 'close');
    await expect(open(`smtp://127.0.0.1:${port}`)).rejects.toMatchObject({
      code: 'CONNECTION_REFUSED',
      retry: 'worthwhile',
    });
  });

  it.each<[string, SmtpStep, string, string]>([
    ['never greets', { on: 'CONNECT', answer: silent }, 'TIMED_OUT', 'worthwhile'],
    ['hangs up at once', { on: 'CONNECT', answer: hangUp }, 'CONNECTION_LOST', 'worthwhile'],
    ['greets with 421', { on: 'CONNECT', answer: '421 busy' }, 'SMTP_421', 'worthwhile'],
    ['greets with 554', { on: 'CONNECT', answer: '554 not for you' }, 'SMTP_554', 'pointless'],
  ])('makes the channel unavailable when it %s', async (_name, step, code, retry) => {
    const server = await ScriptedSmtp.start(step);
    await expect(open(server.url, hasty)).rejects.toMatchObject({ code, retry });
    await server.close();
  });

  it('leaves a mail temporary when it goes away in the middle of a job', async () => {
    const server = await SmtpReceiver.start();
    const sender = await open(server.url);
    await server.close();
    expect(await send(sender)).toMatchObject({ outcome: 'temporary', code: 'CONNECTION_REFUSED' });
    await sender.close();
  });

  it('does not hurt other mails when a kept connection was closed meanwhile', async () => {
    let mails = 0;
    const server = await ScriptedSmtp.start({
      on: 'DOT',
      answer: (socket) => {
        mails += 1;
        socket.end('250 kept\r\n');
      },
    });
    const sender = await open(server.url);
    for (const to of ['a@x.kr', 'b@x.kr', 'c@x.kr'])
      expect(await send(sender, to)).toMatchObject({ outcome: 'accepted' });
    expect(mails).toBe(3);
    await sender.close();
    await server.close();
  });
});

describe('stopping', () => {
  it('answers at once and certainly while the body has not begun', async () => {
    const controller = new AbortController();
    const server = await ScriptedSmtp.start({ on: 'RCPT TO', answer: () => controller.abort() });
    const sender = await open(server.url);
    expect(await send(sender, 'kim@x.kr', controller.signal)).toMatchObject({ outcome: 'temporary', code: 'ABORTED' });
    await sender.close();
    await server.close();
    expect(server.seen).not.toContain('.');
  });

  it('answers at once and uncertainly when the body is out', async () => {
    const controller = new AbortController();
    const server = await ScriptedSmtp.start({ on: 'DOT', answer: () => controller.abort() });
    const sender = await open(server.url);
    expect(await send(sender, 'kim@x.kr', controller.signal)).toMatchObject({ outcome: 'uncertain', code: 'ABORTED' });
    await sender.close();
    await server.close();
  });

  it('does not begin what is asked for afterwards', async () => {
    const server = await ScriptedSmtp.start();
    const sender = await open(server.url);
    expect(await send(sender, 'kim@x.kr', AbortSignal.abort())).toMatchObject({
      outcome: 'temporary',
      code: 'ABORTED',
    });
    await sender.close();
    await server.close();
    expect(server.seen.filter((line) => line.startsWith('MAIL'))).toEqual([]);
  });

  it('closes with mails on their way and leaves none without an answer', async () => {
    const server = await ScriptedSmtp.start({ on: 'DOT', answer: silent });
    const sender = await open(server.url);
    const sends = Array.from({ length: 20 }, (_, index) => send(sender, `p${index}@x.kr`));
    await sender.close();
    const outcomes = await Promise.all(sends);
    expect(outcomes.every(({ outcome }) => outcome === 'uncertain' || outcome === 'temporary')).toBe(true);
    await server.close();
  });
});

describe('what a mail may hold', () => {
  it('is never more than its own headers and body', async () => {
    const server = await SmtpReceiver.start();
    const sender = await open(server.url);
    await send(sender, 'kim@x.kr', never, 'a\r\n.\r\nRCPT TO:<b@x.kr>\r\n');
    await sender.close();
    await server.close();
    expect(server.mails).toHaveLength(1);
    expect(server.mails[0]?.parsed.text).toContain('RCPT TO:<b@x.kr>');
  });
});
