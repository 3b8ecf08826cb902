import { csv } from '../stage/csv';
import { useStage } from '../stage/stage';
import { until } from '../stage/until';
import { FAR, fileAudience, people as audienceOf, person, webhookMessage, workflow } from '../stage/workflows';

const stage = useStage();

const RECIPIENTS = 3_000;
const people = csv(Array.from({ length: RECIPIENTS }, (_, index) => person(index)));
const tenPeople = audienceOf(10);
/** How long the server gives to what runs. */
const GRACE_MS = 20_000;
/** What needs no grace is over within this, also on a busy machine. */
const SOON_MS = 10_000;

describe('SIGTERM', () => {
  it('in the middle of a run ends it cleanly; the next start goes on, and everybody gets one', async () => {
    const sink = await stage.httpSink();
    sink.latencyMs = 10;
    const server = await stage.server();
    const { api } = server;
    const file = await api.upload('people.csv', people);
    const message = webhookMessage(sink.url);
    const saved = await api.save(workflow({ audience: fileAudience(file.id), message, schedule: FAR }));
    const { id } = await api.execute({ workflowId: saved.id });

    for (const part of [0.2, 0.5]) {
      await until('it is in the middle', () => sink.arrivals.length >= RECIPIENTS * part, { everyMs: 1 });
      const exit = await server.stop();
      expect(exit).toMatchObject({ code: 0, signal: null });
      expect(exit.ms).toBeLessThan(SOON_MS);
      expect(sink.arrivals.length).toBeLessThan(RECIPIENTS);
      await server.start();
    }
    const job = await api.ended(id);
    expect(job).toMatchObject({ status: 'completed', deliveries: { delivered: RECIPIENTS, total: RECIPIENTS } });
    expect(job).toMatchObject({ attempt: 1, workflowVersion: 1 });
    expect(sink.arrivals).toHaveLength(RECIPIENTS);
    expect(sink.keysByRecipient().size).toBe(RECIPIENTS);
  });

  it('leaves no e-mail in doubt', async () => {
    const smtp = await stage.smtpSink();
    smtp.latencyMs = 20;
    const server = await stage.server({ environment: { SMTP_URL: smtp.url, SMTP_FROM: 'notice@example.com' } });
    const { api } = server;
    const file = await api.upload('people.csv', people.subarray(0, people.lastIndexOf('\r\nr1000@')));
    const message = { channel: 'email' as const, subject: '#{이름}님께', body: '안녕하세요' };
    const saved = await api.save(workflow({ audience: fileAudience(file.id), message, schedule: FAR }));
    const { id } = await api.execute({ workflowId: saved.id });
    await until('it is in the middle', () => smtp.mails.length >= 300, { everyMs: 1 });
    expect(await server.stop()).toMatchObject({ code: 0 });
    await server.start();
    const job = await api.ended(id);
    expect(job).toMatchObject({ status: 'completed', deliveries: { accepted: 1_000, unknown: 0, total: 1_000 } });
    expect(smtp.mails).toHaveLength(1_000);
    expect(smtp.countsByRecipient().size).toBe(1_000);
  });

  it('waits for no receiver beyond its grace, and repeats nothing but with the same key', async () => {
    const sink = await stage.httpSink();
    const server = await stage.server();
    const { api } = server;
    sink.hold();
    const saved = await api.save(workflow({ audience: tenPeople, message: webhookMessage(sink.url), schedule: FAR }));
    const { id } = await api.execute({ workflowId: saved.id });
    await until('all are on their way', () => sink.waiting === 10);
    const exit = await server.stop();
    expect(exit).toMatchObject({ code: 0, signal: null });
    expect(exit.ms).toBeLessThan(GRACE_MS + SOON_MS);
    sink.release();
    await server.start();
    expect(await api.ended(id)).toMatchObject({ status: 'completed', deliveries: { delivered: 10, total: 10 } });
    expect([...sink.keysByRecipient().values()].map(({ size }) => size)).toEqual(Array(10).fill(1));
  });

  it('a second time ends it at once', async () => {
    const sink = await stage.httpSink();
    const server = await stage.server();
    const { api } = server;
    sink.hold();
    const saved = await api.save(workflow({ message: webhookMessage(sink.url), schedule: FAR }));
    await api.execute({ workflowId: saved.id });
    await until('it is on its way', () => sink.waiting === 1);
    server.process.signal('SIGTERM');
    await until('it is stopping', async () => {
      const ready = await fetch(`${server.url}/api/health/ready`).catch(() => undefined);
      return ready?.ok !== true;
    });
    const startedAt = performance.now();
    server.process.signal('SIGTERM');
    await server.process.exited;
    expect(performance.now() - startedAt).toBeLessThan(SOON_MS);
  });

  it('answers whoever waits for a job before it ends', async () => {
    const sink = await stage.httpSink();
    const server = await stage.server();
    const { api } = server;
    sink.hold();
    const saved = await api.save(workflow({ message: webhookMessage(sink.url), schedule: FAR }));
    const answer = api.call('POST', '/workflow/execute', { workflowId: saved.id, mode: 'live', waitSeconds: 60 });
    await until('the request is on its way', () => sink.arrivals.length === 1);
    const stopped = server.stop();
    expect((await answer).status).toBe(202);
    sink.release();
    expect(await stopped).toMatchObject({ code: 0 });
  });

  it('to `npm run serve` ends the server behind it', async () => {
    const server = await stage.stoppedServer();
    const npm = server.launch(['npm', 'run', 'serve']);
    await server.ready();
    npm.signal('SIGTERM');
    await npm.exited;
    await until(
      'nobody listens any more',
      () =>
        fetch(server.url).then(
          () => false,
          () => true,
        ),
      { withinMs: SOON_MS },
    );
    await until('nothing of its group is left', () => isGone(-npm.pid), { withinMs: SOON_MS });
  });
});

function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch {
    return true;
  }
}
