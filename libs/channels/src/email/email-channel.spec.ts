import { inspect } from 'node:util';
import {
  ChannelUnavailable,
  type ConnectionAccess,
  type MessageSpec,
  type Recipient,
  type Render,
  type Sender,
} from '@jeongsi/engine';
import { accessTo, connection } from '../testing/connections';
import { SmtpReceiver } from '../testing/smtp-receiver';
import { closeServers } from '../testing/servers';
import { EmailChannel } from './email-channel';

const never = new AbortController().signal;
const informational = { purpose: 'informational' } as const;

let connections: ConnectionAccess;

beforeAll(async () => {
  connections = await accessTo();
});

function email(fields: Record<string, unknown>): MessageSpec {
  return { channel: 'email', subject: 'Hello', body: 'Hello', ...fields } as MessageSpec;
}

function recipient(variables: Record<string, string>): Recipient {
  return { address: 'kim@x.kr', variables };
}

const envelope = { deliveryId: '0193-77', jobId: 'job', mode: 'live' } as const;

describe('saving an e-mail', () => {
  let channel: EmailChannel;

  beforeAll(() => {
    channel = new EmailChannel({ connections, smtpUrl: 'smtp://127.0.0.1:1', smtpFrom: 'news@x.kr' });
  });

  it.each([
    ['is fine', {}, []],
    ['with a sender of its own', { from: '정시 <a@x.kr>' }, []],
    ['needs a subject', { subject: '  ' }, [['subject', 'REQUIRED']]],
    ['needs a body', { body: '' }, [['body', 'REQUIRED']]],
    ['has one line as its subject', { subject: 'a\nBcc: b@x.kr' }, [['subject', 'LINE_BREAK']]],
    ['comes from an address', { from: 'nobody' }, [['from', 'INVALID_ADDRESS']]],
    ['comes from a fixed address', { from: '#{from}@x.kr' }, [['from', 'INVALID_ADDRESS']]],
  ])('%s', async (_name, fields, expected) => {
    const issues = await channel.check(email(fields), informational);
    expect(issues.map(({ path, code }) => [path, code])).toEqual(expected);
  });

  it('needs a mail server and a sender, and says which setting', async () => {
    expect(await new EmailChannel({ connections }).check(email({}), informational)).toEqual([
      { path: 'channel', code: 'NOT_CONFIGURED', message: expect.stringContaining('SMTP_URL') },
    ]);
    expect(await new EmailChannel({ connections, smtpUrl: 'smtp://x' }).check(email({}), informational)).toEqual([
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
  let render: Render;

  beforeAll(async () => {
    const spec = email({ subject: '#{name}님', body: '<#{name}> #{memo|-}', html: '<b>#{name}</b>' });
    render = await new EmailChannel({ connections }).compile(spec, informational);
  });

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
    const channel = new EmailChannel({ connections, smtpUrl: receiver.url, smtpFrom: '정시 <news@한국.kr>' });
    const spec = email({ subject: '#{name}님, 안내', body: '안녕하세요\n#{name}님', html: '<p>#{name}</p>' });
    const rendered = (await channel.compile(spec, informational))(recipient({ name: '김하나' }));
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

  it('begins at once as many as it says it can, so that none of them waits for another', async () => {
    const begun = new Set<string>();
    const all = new AbortController();
    receiver = await SmtpReceiver.start({
      onData: (stream, session, done) => {
        begun.add(session.envelope.rcptTo[0]?.address ?? '');
        if (begun.size === sender.most) all.abort();
        stream.resume();
        all.signal.addEventListener('abort', () => done());
        if (all.signal.aborted) done();
      },
    });
    const channel = new EmailChannel({ connections, smtpUrl: receiver.url, smtpFrom: 'news@x.kr' });
    const sender = (await channel.open(email({}))) as Sender;
    const sends = Array.from({ length: sender.most }, (_, index) =>
      sender.send({ to: `p${index}@x.kr`, subject: 's', body: 'b' }, { ...envelope, deliveryId: `d${index}` }, never),
    );
    expect(new Set((await Promise.all(sends)).map(({ outcome }) => outcome))).toEqual(new Set(['accepted']));
    await sender.close();
    expect(begun.size).toBeGreaterThan(1);
  });

  it('sends a thousand over a few connections', async () => {
    let opened = 0;
    receiver = await SmtpReceiver.start({
      onConnect: (_session, done) => {
        opened += 1;
        done();
      },
      onData: (stream, _session, done) => {
        stream.resume();
        stream.on('end', () => done());
      },
    });
    const channel = new EmailChannel({ connections, smtpUrl: receiver.url, smtpFrom: 'news@x.kr' });
    const sender = await channel.open(email({}));
    const sends = Array.from({ length: 1_000 }, (_, index) =>
      sender.send({ to: `p${index}@x.kr`, subject: 's', body: 'b' }, { ...envelope, deliveryId: `d${index}` }, never),
    );
    const outcomes = await Promise.all(sends);
    await sender.close();
    expect(outcomes.every(({ outcome }) => outcome === 'accepted')).toBe(true);
    // One to try the server, and at most eight at a time for a hundred mails each.
    expect(opened).toBeLessThan(30);
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
    const right = new EmailChannel({ connections, smtpUrl: `smtp://us:pa%3Ass@${at}`, smtpFrom: 'news@x.kr' });
    const sender = await right.open(email({}));
    expect(await sender.send({ to: 'kim@x.kr', subject: 's', body: 'b' }, envelope, never)).toMatchObject({
      outcome: 'accepted',
    });
    await sender.close();
    const wrong = new EmailChannel({ connections, smtpUrl: `smtp://us:wrong@${at}`, smtpFrom: 'news@x.kr' });
    const opening = wrong.open(email({}));
    await expect(opening).rejects.toThrow(ChannelUnavailable);
    await expect(opening).rejects.toMatchObject({ code: 'SMTP_AUTH', retry: 'pointless' });
    await expect(opening).rejects.not.toMatchObject({ message: expect.stringContaining('wrong') });
  });
});

describe('an e-mail through a connection', () => {
  let receiver: SmtpReceiver;

  afterEach(closeServers);

  const settings = { host: '127.0.0.1', port: 1, from: '정시 <shop@x.kr>', ratePerMinute: 600 };
  const through = email({ connectionId: 'c-smtp' });

  async function channelOver(...stored: Parameters<typeof accessTo>): Promise<EmailChannel> {
    return new EmailChannel({
      connections: await accessTo(...stored),
      smtpUrl: 'smtp://127.0.0.1:1',
      smtpFrom: 'n@x.kr',
    });
  }

  it('goes to its server, as its user, from its sender', async () => {
    receiver = await SmtpReceiver.start({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _session, done) => {
        if (username === 'shop' && password === 'p@ss:w%') done(null, { user: 'shop' });
        else done(new Error('Invalid username or password'));
      },
    });
    const stored = connection('smtp', { ...settings, port: receiver.port, user: 'shop' }, { password: 'p@ss:w%' });
    const channel = await channelOver(stored);
    expect(await channel.check(through, informational)).toEqual([]);
    expect(await channel.ratePerMinute(through)).toBe(600);
    const sender = await channel.open(through);
    expect(await sender.send({ to: 'kim@x.kr', subject: 's', body: 'b' }, envelope, never)).toMatchObject({
      outcome: 'accepted',
    });
    await sender.close();
    expect(receiver.mails[0]?.parsed.from?.value[0]).toMatchObject({ name: '정시', address: 'shop@x.kr' });
  });

  it('does not say the password when it is refused', async () => {
    receiver = await SmtpReceiver.start({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ password }, _session, done) => done(new Error(`Wrong: ${password}`)),
    });
    const stored = connection('smtp', { ...settings, port: receiver.port, user: 'shop' }, { password: 'hunter22' });
    const error: unknown = await (await channelOver(stored)).open(through).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'SMTP_AUTH', retry: 'pointless' });
    expect(inspect(error, { depth: 10 })).not.toContain('hunter22');
  });

  it.each<[string, Parameters<typeof accessTo>, string]>([
    ['is gone', [], 'CONNECTION_MISSING'],
    ['is of another kind', [{ ...connection('webhook', { origin: 'https://x.kr' }), id: 'c-smtp' }], 'CONNECTION_KIND'],
  ])('is refused when that %s', async (_name, stored, code) => {
    const channel = await channelOver(...stored);
    expect(await channel.check(through, informational)).toMatchObject([{ path: 'connectionId', code }]);
    await expect(channel.open(through)).rejects.toMatchObject({ name: 'ChannelUnavailable', code, retry: 'pointless' });
    await expect(channel.compile(through, informational)).rejects.toMatchObject({ code });
  });

  it('needs a sender, its own or the connection’s', async () => {
    const channel = await channelOver(connection('smtp', { host: 'x.kr' }));
    expect(await channel.check(through, informational)).toMatchObject([{ path: 'from', code: 'REQUIRED' }]);
    expect(await channel.check(email({ connectionId: 'c-smtp', from: 'a@x.kr' }), informational)).toEqual([]);
  });
});

describe('an advertisement by e-mail', () => {
  const advertising = { purpose: 'advertising' } as const;
  const shop = { senderName: '정시 <상점>', senderContact: '02-123-4567', optOutUrl: 'https://x.kr/no?a=1&b=2' };
  const stored = connection('smtp', { host: 'x.kr', from: 'shop@x.kr', ...shop });
  let channel: EmailChannel;

  beforeAll(async () => {
    channel = new EmailChannel({ connections: await accessTo(stored), smtpUrl: 'smtp://x', smtpFrom: 'n@x.kr' });
  });

  it.each([
    ['#{name}님 특가', '(광고) 김님 특가'],
    ['(광고) 특가', '(광고) 특가'],
    ['(광고)특가', '(광고) 특가'],
  ])('with the subject %j has %j', async (subject, expected) => {
    const spec = email({ connectionId: 'c-smtp', subject, body: '본문\n', html: '<body><p>본문</p></body>' });
    expect(await channel.check(spec, advertising)).toEqual([]);
    const render = await channel.compile(spec, advertising);
    const rendered = render(recipient({ name: '김' }));
    if (rendered.outcome !== 'rendered') throw new Error(rendered.outcome);
    const { body, html = '' } = rendered.message;
    expect(rendered.message.subject).toBe(expected);
    expect(body).toBe(
      '본문\n\n-- \n보내는 사람: 정시 <상점>\n연락처: 02-123-4567\n수신거부 (Unsubscribe): https://x.kr/no?a=1&b=2\n',
    );
    expect(html).toMatch(/^<body><p>본문<\/p>.*정시 &lt;상점&gt;.*<\/body>$/);
    expect(html).toContain('<a href="https://x.kr/no?a=1&amp;b=2">');
  });

  it.each(['[광고] 특가', '(광 고) 특가', '(AD) 특가'])('does not begin with %j', async (subject) => {
    const issues = await channel.check(email({ connectionId: 'c-smtp', subject }), advertising);
    expect(issues).toMatchObject([
      { path: 'subject', code: 'ADVERTISING_PREFIX', message: expect.stringContaining('(광고)') },
    ]);
  });

  it('needs a connection that says who sends it', async () => {
    expect(await channel.check(email({}), advertising)).toMatchObject([
      { path: 'connectionId', code: 'CONNECTION_REQUIRED' },
    ]);
    const bare = connection('smtp', { host: 'x.kr', from: 'shop@x.kr' });
    const other = new EmailChannel({ connections: await accessTo(bare) });
    const spec = email({ connectionId: 'c-smtp' });
    expect((await other.check(spec, advertising)).map(({ path, code }) => [path, code])).toEqual([
      ['connectionId', 'SENDER_NAME_MISSING'],
      ['connectionId', 'SENDER_CONTACT_MISSING'],
      ['connectionId', 'OPT_OUT_URL_MISSING'],
    ]);
    await expect(other.compile(spec, advertising)).rejects.toMatchObject({ code: 'SENDER_NAME_MISSING' });
  });

  it('has that purpose', async () => {
    const spec = email({ connectionId: 'c-smtp', subject: '(광고) 특가' });
    expect(await channel.check(spec, informational)).toMatchObject([{ path: 'subject', code: 'ADVERTISING_PURPOSE' }]);
  });
});
