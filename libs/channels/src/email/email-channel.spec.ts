import { ChannelUnavailable, type MessageSpec, type Recipient } from '@jeongsi/engine';
import { SmtpReceiver } from '../testing/smtp-receiver';
import { closeServers } from '../testing/servers';
import { EmailChannel } from './email-channel';

const never = new AbortController().signal;

function email(fields: Record<string, unknown>): MessageSpec {
  return { channel: 'email', subject: 'Hello', body: 'Hello', ...fields } as MessageSpec;
}

function recipient(variables: Record<string, string>): Recipient {
  return { address: 'kim@x.kr', variables };
}

const envelope = { deliveryId: '0193-77', jobId: 'job', mode: 'live' } as const;

describe('saving an e-mail', () => {
  const channel = new EmailChannel({ smtpUrl: 'smtp://127.0.0.1:1', smtpFrom: 'news@x.kr' });

  it.each([
    ['is fine', {}, []],
    ['with a sender of its own', { from: '정시 <a@x.kr>' }, []],
    ['needs a subject', { subject: '  ' }, [['subject', 'REQUIRED']]],
    ['needs a body', { body: '' }, [['body', 'REQUIRED']]],
    ['has one line as its subject', { subject: 'a\nBcc: b@x.kr' }, [['subject', 'LINE_BREAK']]],
    ['comes from an address', { from: 'nobody' }, [['from', 'INVALID_ADDRESS']]],
    ['comes from a fixed address', { from: '#{from}@x.kr' }, [['from', 'INVALID_ADDRESS']]],
  ])('%s', async (_name, fields, expected) => {
    const issues = await channel.check(email(fields));
    expect(issues.map(({ path, code }) => [path, code])).toEqual(expected);
  });

  it('needs a mail server and a sender, and says which setting', async () => {
    expect(await new EmailChannel({}).check(email({}))).toEqual([
      { path: 'channel', code: 'NOT_CONFIGURED', message: expect.stringContaining('SMTP_URL') },
    ]);
    expect(await new EmailChannel({ smtpUrl: 'smtp://x' }).check(email({}))).toEqual([
      { path: 'from', code: 'REQUIRED', message: expect.stringContaining('SMTP_FROM') },
    ]);
  });

  it('names the variables of all its texts', () => {
    expect(channel.variables(email({ subject: '#{a}', body: '#{b|x}', html: '#{b}#{c|y}' }))).toEqual([
      { name: 'a', hasDefault: false },
      { name: 'b', hasDefault: false },
      { name: 'c', hasDefault: true },
    ]);
  });
});

describe('rendering an e-mail', () => {
  const channel = new EmailChannel({});
  const render = channel.compile(email({ subject: '#{name}님', body: '<#{name}> #{memo|-}', html: '<b>#{name}</b>' }));

  it('fills in every text and escapes in HTML only', () => {
    expect(render(recipient({ name: '<김>' }))).toEqual({
      outcome: 'rendered',
      message: { to: 'kim@x.kr', subject: '<김>님', body: '<<김>> -', html: '<b>&lt;김&gt;</b>' },
    });
  });

  it('names what is missing, once', () => {
    expect(render(recipient({}))).toEqual({ outcome: 'missing', variables: ['name'] });
  });

  it.each(['a\r\nBcc: all@x.kr', 'a\nb', 'a\rb', 'a\0b'])('refuses %j in a subject', (name) => {
    expect(render(recipient({ name }))).toMatchObject({ outcome: 'unsendable', code: 'LINE_BREAK' });
  });
});

describe('sending an e-mail', () => {
  let receiver: SmtpReceiver;

  afterEach(closeServers);

  it('delivers text, HTML, Hangul and a Message-ID made of the delivery', async () => {
    receiver = await SmtpReceiver.start();
    const channel = new EmailChannel({ smtpUrl: receiver.url, smtpFrom: '정시 <news@한국.kr>' });
    const spec = email({ subject: '#{name}님, 안내', body: '안녕하세요\n#{name}님', html: '<p>#{name}</p>' });
    const rendered = channel.compile(spec)(recipient({ name: '김하나' }));
    if (rendered.outcome !== 'rendered') throw new Error(rendered.outcome);
    const sender = await channel.open(spec);
    expect(await sender.send(rendered.message, envelope, never)).toMatchObject({ outcome: 'accepted' });
    expect(await sender.send(rendered.message, envelope, never)).toMatchObject({ outcome: 'accepted' });
    await sender.close();
    const [first, second] = receiver.mails;
    expect(first).toMatchObject({ from: 'news@한국.kr', to: ['kim@x.kr'] });
    expect(first?.parsed.subject).toBe('김하나님, 안내');
    expect(first?.parsed.text).toBe('안녕하세요\n김하나님');
    expect(first?.parsed.html).toBe('<p>김하나</p>');
    expect(first?.parsed.from?.value[0]).toMatchObject({ name: '정시', address: 'news@한국.kr' });
    expect(first?.raw).toMatch(/^From: .*<news@xn--3e0b707e\.kr>\r$/m);
    expect(first?.parsed.messageId).toBe('<0193-77@xn--3e0b707e.kr>');
    expect(second?.parsed.messageId).toBe(first?.parsed.messageId);
  });

  it('sends a thousand over a few connections', async () => {
    let connections = 0;
    receiver = await SmtpReceiver.start({
      onConnect: (_session, done) => {
        connections += 1;
        done();
      },
      onData: (stream, _session, done) => {
        stream.resume();
        stream.on('end', () => done());
      },
    });
    const channel = new EmailChannel({ smtpUrl: receiver.url, smtpFrom: 'news@x.kr' });
    const sender = await channel.open(email({}));
    const sends = Array.from({ length: 1_000 }, (_, index) =>
      sender.send({ to: `p${index}@x.kr`, subject: 's', body: 'b' }, { ...envelope, deliveryId: `d${index}` }, never),
    );
    const outcomes = await Promise.all(sends);
    await sender.close();
    expect(outcomes.every(({ outcome }) => outcome === 'accepted')).toBe(true);
    // One to try the server, and at most eight at a time for a hundred mails each.
    expect(connections).toBeLessThan(30);
  }, 20_000);

  it('signs in, and is unavailable as a whole when refused', async () => {
    receiver = await SmtpReceiver.start({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _session, done) => {
        if (username === 'us' && password === 'pa:ss') done(null, { user: 'us' });
        else done(new Error('Invalid username or password'));
      },
    });
    const at = `127.0.0.1:${receiver.port}`;
    const right = new EmailChannel({ smtpUrl: `smtp://us:pa%3Ass@${at}`, smtpFrom: 'news@x.kr' });
    const sender = await right.open(email({}));
    expect(await sender.send({ to: 'kim@x.kr', subject: 's', body: 'b' }, envelope, never)).toMatchObject({
      outcome: 'accepted',
    });
    await sender.close();
    const wrong = new EmailChannel({ smtpUrl: `smtp://us:wrong@${at}`, smtpFrom: 'news@x.kr' });
    const opening = wrong.open(email({}));
    await expect(opening).rejects.toThrow(ChannelUnavailable);
    await expect(opening).rejects.toMatchObject({ code: 'SMTP_AUTH', retry: 'pointless' });
    await expect(opening).rejects.not.toMatchObject({ message: expect.stringContaining('wrong') });
  });
});
