import { inspect } from 'node:util';
import { connection } from '../testing/connections';
import { closedPort, startTcp } from '../testing/http-receiver';
import { closeServers } from '../testing/servers';
import { ScriptedSmtp, SmtpReceiver } from '../testing/smtp-receiver';
import { SmtpDriver } from './smtp-driver';

const never = new AbortController().signal;
const driver = new SmtpDriver();

afterEach(closeServers);

describe('the settings of a mail server', () => {
  it.each<[string, Record<string, unknown>, Record<string, string>, string[][]]>([
    [
      'may be all of it',
      {
        host: 'mail.example.com',
        port: 587,
        secure: false,
        user: 'us',
        from: '정시 <news@x.kr>',
        senderName: '정시',
        senderContact: '02-123-4567, help@x.kr',
        optOutUrl: 'https://x.kr/no',
        ratePerMinute: 60,
      },
      { password: 'x' },
      [],
    ],
    ['have a host', {}, {}, [['settings.host', 'REQUIRED']]],
    ['have a host and no address', { host: 'smtp://x.kr' }, {}, [['settings.host', 'INVALID']]],
    ['have a port', { host: 'x.kr', port: 70_000 }, {}, [['settings.port', 'OUT_OF_RANGE']]],
    ['have a sender', { host: 'x.kr', from: 'me' }, {}, [['settings.from', 'INVALID']]],
    ['have a link', { host: 'x.kr', optOutUrl: 'javascript:x' }, {}, [['settings.optOutUrl', 'INVALID']]],
    ['have a fixed link', { host: 'x.kr', optOutUrl: 'https://x.kr/#{id}' }, {}, [['settings.optOutUrl', 'INVALID']]],
    ['have a user for the password', { host: 'x.kr' }, { password: 'x' }, [['settings.user', 'REQUIRED']]],
    [
      'ask whether another name was meant',
      { host: 'x.kr', sercure: true },
      {},
      [['settings.sercure', 'UNKNOWN_FIELD']],
    ],
  ])('%s', (_name, settings, secrets, expected) => {
    const issues = driver.check(settings as Record<string, string>, secrets);
    expect(issues.map(({ path, code }) => [path, code])).toEqual(expected);
  });
});

describe('trying a mail server', () => {
  const at = (port: number, settings: object = {}, secrets: Record<string, string> = {}) =>
    connection('smtp', { host: '127.0.0.1', port, ...settings }, secrets);

  it('greets it, and sends nothing', async () => {
    const server = await ScriptedSmtp.start({ on: 'EHLO', answer: '250 fine' });
    expect(await driver.test(at(Number(new URL(server.url).port)), never)).toEqual({
      ok: true,
      facts: { host: '127.0.0.1', tls: 'no', signedIn: 'no' },
    });
    await server.close();
    expect(server.seen.filter((line) => /^(MAIL|RCPT|DATA)/.test(line))).toEqual([]);
  });

  it('signs in over TLS where it is offered', async () => {
    const receiver = await SmtpReceiver.start({
      authOptional: false,
      disabledCommands: [],
      onAuth: ({ username, password }, _session, done) => {
        if (username === 'us' && password === 'hunter22') done(null, { user: 'us' });
        else done(new Error(`No ${password} here`));
      },
    });
    // The receiver's certificate is its own: what is encrypted must also be who it says it is.
    const refused = await driver.test(at(receiver.port, { user: 'us' }, { password: 'hunter22' }), never);
    expect(refused).toMatchObject({ ok: false, code: 'TLS_FAILED' });
  });

  it.each([
    ['us', 'hunter22', { ok: true, facts: { host: '127.0.0.1', tls: 'no', signedIn: 'as us' } }],
    ['us', 'wr0ng', { ok: false, code: 'SMTP_AUTH', message: expect.not.stringContaining('wr0ng') }],
  ])('signs in as %s with %s', async (user, password, expected) => {
    const receiver = await SmtpReceiver.start({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ username, password: given }, _session, done) => {
        if (username === 'us' && given === 'hunter22') done(null, { user: 'us' });
        else done(new Error(`No ${given} here`));
      },
    });
    const test = await driver.test(at(receiver.port, { user }, { password }), never);
    expect(test).toEqual(expected);
    expect(inspect(test)).not.toContain('wr0ng');
    expect(receiver.mails).toEqual([]);
  });

  it.each<[string, () => Promise<number>, string]>([
    ['is not there', closedPort, 'CONNECTION_REFUSED'],
    ['hangs up', async () => (await startTcp((socket) => socket.end())).port, 'CONNECTION_LOST'],
    ['turns us away', async () => (await startTcp((socket) => socket.end('554 no\r\n'))).port, 'SMTP_554'],
  ])('says so when it %s', async (_name, port, code) => {
    expect(await driver.test(at(await port()), never)).toMatchObject({ ok: false, code });
  });

  it('stops when it is told to', async () => {
    const { port } = await startTcp(() => undefined);
    const controller = new AbortController();
    const test = driver.test(at(port), controller.signal);
    setTimeout(() => controller.abort(), 100);
    await expect(test).rejects.toThrow('aborted');
    await expect(driver.test(at(port), controller.signal)).rejects.toThrow('aborted');
  });
});
