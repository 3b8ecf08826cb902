import { setTimeout as wait } from 'node:timers/promises';
import { csv } from '../stage/csv';
import { seededRandom } from '../stage/random';
import { useStage } from '../stage/stage';
import { until } from '../stage/until';
import { FAR, fileAudience, person, webhookMessage, workflow } from '../stage/workflows';

const stage = useStage();

const CONCURRENCY = 16;

describe('kill -9', () => {
  it('ten times in a run of ten thousand webhooks: everyone gets it, and nobody under two keys', async () => {
    const RECIPIENTS = 10_000;
    const KILLS = 10;
    const sink = await stage.httpSink();
    sink.latencyMs = 4;
    const server = await stage.server();
    const { api } = server;
    const { seed, next } = seededRandom();
    const file = await api.upload('people.csv', csv(Array.from({ length: RECIPIENTS }, (_, index) => person(index))));
    const saved = await api.save(
      workflow({
        audience: fileAudience(file.id),
        message: webhookMessage(sink.url),
        sending: { concurrency: CONCURRENCY },
        schedule: FAR,
      }),
    );
    const { id } = await api.execute({ workflowId: saved.id });

    const arrivedBeforeKill: number[] = [];
    for (let kill = 0; kill < KILLS; kill += 1) {
      // Anywhere in the start, the intake or the sending; the moment itself is what is random here.
      await wait(next() * 450);
      await server.kill();
      arrivedBeforeKill.push(sink.arrivals.length);
      server.launch();
      if (kill % 2 === 0) await server.ready();
    }
    await server.ready();
    expect(sink.keysByRecipient().size).toBeLessThan(RECIPIENTS);
    const job = await api.ended(id, { withinMs: 40_000, everyMs: 100 });

    const keys = sink.keysByRecipient();
    const repeats = repeatsPerLife(
      sink.arrivals.map(({ key }) => key),
      arrivedBeforeKill,
    );
    console.info(
      `Killed at ${arrivedBeforeKill.join(', ')} arrivals (seed ${seed}); repeats per life: ${repeats.join(', ')}`,
    );
    expect(job).toMatchObject({ status: 'completed', deliveries: { delivered: RECIPIENTS, total: RECIPIENTS } });
    expect(keys.size).toBe(RECIPIENTS);
    expect([...keys.values()].filter(({ size }) => size !== 1)).toEqual([]);
    expect(repeats[0]).toBe(0);
    for (const count of repeats) expect(count).toBeLessThanOrEqual(CONCURRENCY);
    expect(await api.jobs()).toHaveLength(2);
  });

  it('three times in a run of e-mails: nobody gets two, and who is in doubt is unknown', async () => {
    const RECIPIENTS = 1_500;
    const KILLS = 3;
    const smtp = await stage.smtpSink();
    smtp.latencyMs = 10;
    const server = await stage.server({ environment: { SMTP_URL: smtp.url, SMTP_FROM: 'notice@example.com' } });
    const { api } = server;
    const file = await api.upload('people.csv', csv(Array.from({ length: RECIPIENTS }, (_, index) => person(index))));
    const message = { channel: 'email' as const, subject: '#{이름}님께', body: '안녕하세요, #{이름}님.' };
    const saved = await api.save(
      workflow({
        audience: fileAudience(file.id),
        message,
        sending: { concurrency: CONCURRENCY },
        schedule: FAR,
      }),
    );
    const { id } = await api.execute({ workflowId: saved.id });
    for (let kill = 1; kill <= KILLS; kill += 1) {
      const enough = (kill * RECIPIENTS) / (KILLS + 1);
      await until(`${enough} mails have arrived`, () => smtp.mails.length >= enough, { everyMs: 1 });
      await server.kill();
      await server.start();
    }
    const job = await api.ended(id, { withinMs: 40_000 });

    const counts = smtp.countsByRecipient();
    expect([...counts].filter(([, mails]) => mails > 1)).toEqual([]);
    const { accepted, unknown, total } = job.deliveries;
    expect({ status: job.status, total, sum: accepted + unknown }).toEqual({
      status: 'completed',
      total: RECIPIENTS,
      sum: RECIPIENTS,
    });
    expect(unknown).toBeGreaterThan(0);
    expect(unknown).toBeLessThanOrEqual(KILLS * CONCURRENCY);
    // Whoever got nothing is among those in doubt.
    expect(RECIPIENTS - counts.size).toBeLessThanOrEqual(unknown);
    expect(job.error).toContain(String(unknown));
  });
});

/** How many in each life of the server had been reached before. */
function repeatsPerLife(keys: readonly string[], arrivedBeforeKill: readonly number[]): number[] {
  const seen = new Set<string>();
  const repeats = Array.from({ length: arrivedBeforeKill.length + 1 }, () => 0);
  keys.forEach((key, index) => {
    const life = arrivedBeforeKill.filter((before) => index >= before).length;
    if (seen.has(key)) repeats[life] = (repeats[life] ?? 0) + 1;
    seen.add(key);
  });
  return repeats;
}
