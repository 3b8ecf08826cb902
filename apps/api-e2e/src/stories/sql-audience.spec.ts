import {
  type Audience,
  type AudiencePreview,
  type ConnectionTest,
  type Message,
  type WorkflowPreview,
} from '@jeongsi/contract';
import { Postgres } from '../stage/postgres';
import { Relay } from '../stage/relay';
import { type Server } from '../stage/server';
import { useStage } from '../stage/stage';
import { until } from '../stage/until';
import { FAR, workflow } from '../stage/workflows';

const stage = useStage();

const CUSTOMERS = 5_000;
/** Two without an address, three who are there already, one who asked to be left alone. */
const REACHED = CUSTOMERS - 2 - 3 - 1;

let postgres: Postgres;

beforeAll(async () => {
  postgres = await Postgres.start();
  await postgres.run(`CREATE TABLE customers AS
    SELECT n AS id, 'r' || n || '@example.com' AS address, '고객 ' || n AS name FROM generate_series(1, ${CUSTOMERS}) AS n;
    UPDATE customers SET address = NULL WHERE id IN (11, 12);
    UPDATE customers SET address = 'r1@example.com' WHERE id IN (21, 22, 23);`);
});

afterAll(() => postgres.close());

describe('an audience from PostgreSQL', () => {
  it('is shown before there is a workflow, with who falls out and why', async () => {
    const { api, audience } = await setUp({ SMTP_URL: 'smtp://mail.example.com', SMTP_FROM: 'notice@example.com' });
    await suppress(api);
    const request = { audience, channel: 'email' };
    const preview = (await api.call<AudiencePreview>('POST', '/audiences/preview', request)).body;
    expect(preview.columns).toEqual(['id', 'address', 'name']);
    expect(preview.rows).toHaveLength(20);
    expect(preview.rows[0]).toEqual({ id: '1', address: 'r1@example.com', name: '고객 1' });
    expect(preview.funnel.map(({ step, left, out }) => [step, left, out])).toEqual(FUNNEL);
    expect(preview.truncated).toBe(false);

    const message = { channel: 'email', subject: '#{name}님', body: '안녕하세요' };
    const shown = (await api.call<WorkflowPreview>('POST', '/workflows/preview', { audience, message })).body;
    expect(shown).toMatchObject({ recipients: REACHED });
    expect(shown.samples[0]).toMatchObject({ subject: '고객 1님' });
  });

  it('is read anew at each run, and everybody in it is reached once', async () => {
    const { api, audience } = await setUp();
    const smtp = await stage.smtpSink();
    const { hostname: host, port } = new URL(smtp.url);
    const settings = { host, port: Number(port), from: 'notice@example.com' };
    const { id: connectionId } = await api.connect({ name: '메일', kind: 'smtp', settings });
    await suppress(api);
    const message = { channel: 'email' as const, connectionId, subject: '#{name}님', body: '안녕하세요' };
    const saved = await api.save(workflow({ audience, message, schedule: FAR }));
    const job = await api.ended((await api.execute({ workflowId: saved.id })).id);
    expect(job).toMatchObject({ status: 'completed', deliveries: { accepted: REACHED, skipped: 6, total: CUSTOMERS } });
    expect(job.funnel.map(({ step, left, out }) => [step, left, out])).toEqual(FUNNEL);
    expect([...smtp.countsByRecipient().values()].every((mails) => mails === 1)).toBe(true);
    expect(smtp.mails).toHaveLength(REACHED);

    await postgres.run(`INSERT INTO customers VALUES (${CUSTOMERS + 1}, 'new@example.com', '새 고객')`);
    stage.onEnd(() => postgres.run(`DELETE FROM customers WHERE id > ${CUSTOMERS}`));
    const next = await api.ended((await api.execute({ workflowId: saved.id })).id);
    expect(next).toMatchObject({ deliveries: { accepted: REACHED + 1, total: CUSTOMERS + 1 } });
    expect(smtp.countsByRecipient().get('new@example.com')).toBe(1);
  });

  it('never changes the database', async () => {
    const { api, audience } = await setUp();
    const query = "UPDATE customers SET name = 'changed' RETURNING *";
    const saved = await api.call<{ id: string }>(
      'POST',
      '/workflows',
      workflow({ audience: { ...audience, query } as Audience, policy: { maxRetries: 0 }, schedule: FAR }),
    );
    if (saved.status === 201) {
      const job = await api.ended((await api.execute({ workflowId: saved.body.id })).id);
      expect(job).toMatchObject({ status: 'failed', deliveries: { total: 0 } });
      expect(job.error).toContain('read-only');
    } else expect(saved.status).toBe(422);
    expect(await postgres.run("SELECT count(*)::int AS changed FROM customers WHERE name = 'changed'")).toEqual([
      { changed: 0 },
    ]);
  });

  it('that cannot be reached breaks the connection, and the job is done once it is back', async () => {
    const { api, audience, relay, connectionId } = await setUp();
    const sink = await stage.httpSink();
    const saved = await api.save(workflow({ audience, message: hook(sink.url), schedule: FAR }));
    expect(saved.problems ?? []).toEqual([]);
    await relay.cut();
    const { id } = await api.execute({ workflowId: saved.id });
    await until('the first attempt has failed', async () => (await api.job(id)).attempts[0]?.outcome === 'failed');
    expect(await api.job(id)).toMatchObject({ status: 'pending', deliveries: { total: 0 } });
    expect(await api.act<ConnectionTest>(`/connections/${connectionId}/test`)).toMatchObject({ ok: false });
    expect(await api.get(`/workflows/${saved.id}`)).toMatchObject({ problems: [{ connectionId }] });

    await relay.mend();
    const job = await api.ended(id);
    expect(job).toMatchObject({ status: 'completed', attempt: 2 });
    expect(await api.get(`/connections/${connectionId}`)).toMatchObject({ state: 'ok' });
    expect((await api.get<{ problems?: object[] }>(`/workflows/${saved.id}`)).problems ?? []).toEqual([]);
    expectOnce(
      sink.arrivals.map(({ key }) => key),
      CUSTOMERS - 2 - 3,
    );
  });

  it('that breaks off in the middle is read on, and nobody is doubled or missing', async () => {
    const { server, api, audience, relay } = await setUp();
    const sink = await stage.httpSink();
    const saved = await api.save(workflow({ audience, message: hook(sink.url), schedule: FAR }));
    const cut = relay.cutAfter(120_000);
    const { id } = await api.execute({ workflowId: saved.id });
    await cut;
    await until('the first attempt has failed', async () => (await api.job(id)).attempts[0]?.outcome === 'failed');
    const { deliveries } = await api.job(id);
    expect(deliveries.total).toBeLessThan(CUSTOMERS);
    // Whoever was read is written down; nobody is sent to before everybody is.
    expect(sink.arrivals).toEqual([]);
    await relay.mend();
    await server.kill();
    await server.start();
    expect(await api.ended(id)).toMatchObject({ status: 'completed' });
    expectOnce(
      sink.arrivals.map(({ key }) => key),
      CUSTOMERS - 2 - 3,
    );
    expect(sink.keysByRecipient().size).toBe(CUSTOMERS - 2 - 3);
  });
});

const FUNNEL = [
  ['all', CUSTOMERS, 0],
  ['valid', CUSTOMERS - 2, 2],
  ['unique', CUSTOMERS - 2 - 3, 3],
  ['unsuppressed', REACHED, 1],
  ['consenting', REACHED, 0],
];

function hook(url: string): Message {
  return { channel: 'webhook', url, body: '{"to":"#{address}","name":"#{name}"}' };
}

async function suppress(api: Server['api']): Promise<void> {
  const answer = await api.call('POST', '/suppressions', { address: 'R31@Example.com', scope: 'all' });
  expect(answer.status).toBe(201);
}

/** A server whose way to the database can be cut. */
async function setUp(environment: Record<string, string> = {}): Promise<{
  server: Server;
  api: Server['api'];
  relay: Relay;
  connectionId: string;
  audience: Audience;
}> {
  const relay = await Relay.to(postgres.port);
  stage.onEnd(() => relay.cut());
  const server = await stage.server({ environment });
  const { api } = server;
  const settings = { host: '127.0.0.1', port: relay.port, database: 'postgres', user: postgres.user };
  const secrets = { password: postgres.password };
  const { id: connectionId } = await api.connect({ name: '고객 DB', kind: 'postgres', settings, secrets });
  const audience: Audience = {
    source: 'sql',
    connectionId,
    query: 'SELECT id, address, name FROM customers ORDER BY id',
    mapping: { address: 'address', name: 'name' },
  };
  return { server, api, relay, connectionId, audience };
}

function expectOnce(keys: readonly string[], people: number): void {
  expect({ keys: keys.length, people: new Set(keys).size }).toEqual({ keys: people, people });
}
