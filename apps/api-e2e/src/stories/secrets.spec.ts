import { type ConnectionInput, type Message } from '@jeongsi/contract';
import { type Server } from '../stage/server';
import { useStage } from '../stage/stage';
import { phones } from '../stage/texts';
import { filesIn, spellings } from '../stage/traces';
import { FAR, people, webhookMessage, workflow } from '../stage/workflows';

const stage = useStage();

const MARKER = 'planted7secret';

const secret = (what: string): string => `${MARKER}-${what}`;

describe('a secret that is planted in every field', () => {
  it('is in no answer, no export, no log and no file', async () => {
    const solapi = await stage.solapi();
    const sink = await stage.httpSink();
    const server = await stage.server({
      environment: {
        LOG_LEVEL: 'trace',
        SOLAPI_BASE_URL: solapi.url,
        SMTP_URL: `smtp://notice:${secret('smtp-url')}@127.0.0.1:1`,
        SMTP_FROM: 'notice@example.com',
        SOLAPI_API_KEY: secret('environment-key'),
        SOLAPI_API_SECRET: secret('environment-secret'),
      },
    });
    const { api } = server;
    const receiver = new URL(sink.url).origin;
    const ids = new Map<string, string>();
    for (const connection of connections(receiver)) {
      const { id } = await api.connect(connection);
      ids.set(connection.kind, id);
      await api.call('PUT', `/connections/${id}`, { ...connection, name: `${connection.name} 2` });
      await api.call('POST', `/connections/${id}/test`);
      await api.call('POST', '/connections/test', { ...connection, name: undefined });
      await api.call('GET', `/connections/${id}/account`);
    }
    const idOf = (kind: string): string => ids.get(kind) ?? '';
    // They fail, each in its own way, and say why: in the job, in the log, on the workflow.
    const jobs: string[] = [];
    const messages: [message: Message, audience: ReturnType<typeof people>][] = [
      [{ ...webhookMessage(sink.url), connectionId: idOf('webhook') } as Message, people(2)],
      [{ channel: 'email', connectionId: idOf('smtp'), subject: '안내', body: '안내' }, people(1)],
      [{ channel: 'email', subject: '안내', body: '안내' }, people(1)],
      [{ channel: 'sms', connectionId: idOf('solapi'), from: '0212345678', body: '안내' }, phones(1)],
      [webhookMessage(sink.url), sqlAudience(idOf('postgres'))],
      [webhookMessage(sink.url), sqlAudience(idOf('mysql'))],
      [
        webhookMessage(sink.url),
        { source: 'http', connectionId: idOf('http'), url: `${receiver}/people`, mapping: { address: '주소' } },
      ],
    ];
    for (const [message, audience] of messages) {
      const input = workflow({ audience, message, policy: { maxRetries: 0 }, schedule: FAR });
      await api.call('POST', '/workflows/preview', { audience, message });
      await api.call('POST', '/audiences/preview', { audience });
      const answer = await api.call<{ id: string }>('POST', '/workflows', input);
      if (answer.status !== 201) throw new Error(`${message.channel}: ${JSON.stringify(answer.body)}`);
      const { id } = await api.execute({ workflowId: answer.body.id });
      await api.ended(id);
      jobs.push(id);
    }
    // The receiver had them, so that they were there to be given away.
    expect(sink.arrivals.some(({ headers }) => headers.authorization === secret('webhook-authorization'))).toBe(true);
    await api.call('POST', '/connections', `{"name":"half","secrets":{"password":"${secret('broken-json')}"`, {
      'Content-Type': 'application/json',
    });
    await api.call('POST', '/connections', { ...connections(receiver)[0], secrets: { password: 1, [MARKER]: 'x' } });

    expect(await readable(server, jobs, [...ids.values()])).toEqual([]);
    await server.stop();
    expect(await written(server)).toEqual([]);
  });

  it('shows up when it is a part of a message instead: this spec can fail', async () => {
    const server = await stage.server();
    const saved = await server.api.save(workflow({ name: secret('name'), schedule: FAR }));
    expect(await readable(server, [], [])).toContain('/workflows');
    expect(await server.api.get(`/workflows/${saved.id}`)).toMatchObject({ name: secret('name') });
    await server.stop();
    expect((await written(server)).join()).toContain('jeongsi.db');
  });
});

function connections(receiver: string): ConnectionInput[] {
  const database = { host: '127.0.0.1', port: 1, database: 'crm', user: 'reader' };
  const password = (kind: string): { password: string } => ({ password: secret(`${kind}-password`) });
  return [
    {
      name: '메일',
      kind: 'smtp',
      settings: { host: '127.0.0.1', port: 1, user: 'notice', from: 'notice@example.com' },
      secrets: password('smtp'),
    },
    {
      name: '웹훅',
      kind: 'webhook',
      settings: { origin: receiver },
      secrets: { authorization: secret('webhook-authorization'), signingSecret: secret('webhook-signing') },
    },
    {
      name: '문자',
      kind: 'solapi',
      settings: {},
      secrets: { apiKey: secret('key'), apiSecret: secret('api'), webhookSecret: secret('webhook') },
    },
    { name: 'PG', kind: 'postgres', settings: database, secrets: password('postgres') },
    { name: 'MY', kind: 'mysql', settings: database, secrets: password('mysql') },
    {
      name: 'HTTP',
      kind: 'http',
      settings: { origin: receiver },
      secrets: { authorization: secret('http-authorization') },
    },
  ];
}

function sqlAudience(connectionId: string): ReturnType<typeof people> {
  return { source: 'sql', connectionId, query: 'SELECT address AS 주소 FROM people', mapping: { address: '주소' } };
}

/** The addresses whose answers have it: every one that can be read. */
async function readable({ api }: Server, jobs: readonly string[], connectionIds: readonly string[]): Promise<string[]> {
  const document = await api.get<{ paths: Record<string, { get?: object }> }>('/docs-json');
  const routes = Object.entries(document.paths).filter(([, { get }]) => get !== undefined);
  const plain = routes.map(([path]) => path.replace(/^\/api/, '')).filter((path) => !/\{|stream|docs/.test(path));
  const workflows = (await api.all<{ id: string }>('/workflows')).map(({ id }) => `/workflows/${id}`);
  const ofJobs = jobs.flatMap((id) =>
    ['', '/deliveries', '/deliveries.csv?addresses=full'].map((part) => `/scheduler/jobs/${id}${part}`),
  );
  const ofConnections = connectionIds.flatMap((id) => [`/connections/${id}`, `/connections/${id}/account`]);
  const found: string[] = [];
  for (const path of [...plain, ...workflows, ...ofJobs, ...ofConnections]) {
    const range = path === '/scheduler/upcoming' ? '?from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z' : '';
    const answer = await api.call('GET', path + range);
    const whole = JSON.stringify([answer.body, [...answer.headers]]);
    if (answer.status >= 500) throw new Error(`${path}: ${whole}`);
    if (spellings(MARKER).some((spelling) => whole.includes(spelling.toString('latin1')))) found.push(path);
  }
  return found;
}

/** The files that have it, and the log. The server has ended. */
async function written(server: Server): Promise<string[]> {
  const places = await filesIn(server.dataDir);
  expect([...places.keys()].join()).toContain('jeongsi.db');
  places.set('the log', Buffer.from(server.process.printed));
  return [...places]
    .filter(([, bytes]) => spellings(MARKER).some((spelling) => bytes.includes(spelling)))
    .map(([p]) => p);
}
