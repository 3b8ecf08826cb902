import { readdir } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Workflow } from '@jeongsi/contract';
import { csv } from '../stage/csv';
import { seededRandom } from '../stage/random';
import { ADMIN_KEY } from '../stage/server';
import { useStage } from '../stage/stage';
import { until } from '../stage/until';
import { FAR, fileAudience, people, person, webhookMessage, workflow } from '../stage/workflows';

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
        // A life that ends before it recorded anything uses up an attempt; ten of them might.
        policy: { maxRetries: 10 },
        schedule: FAR,
      }),
    );
    const { id } = await api.execute({ workflowId: saved.id });

    const arrivedBeforeKill: number[] = [];
    for (let kill = 0; kill < KILLS; kill += 1) {
      if (kill % 3 === 2) {
        // Anywhere in its start.
        await wait(next() * 450);
      } else {
        // Anywhere in its work.
        const enough = sink.arrivals.length + 1 + next() * 1_000;
        await until('it has got somewhere', () => sink.arrivals.length >= enough, { everyMs: 1 });
        await wait(next() * 10);
      }
      await server.kill();
      arrivedBeforeKill.push(sink.arrivals.length);
      server.launch();
    }
    await server.ready();
    expect(sink.keysByRecipient().size).toBeLessThan(RECIPIENTS);
    const job = await api.ended(id, { withinMs: 200_000, everyMs: 100 });

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
    const job = await api.ended(id, { withinMs: 200_000 });

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

  it('in the middle of saving loses nothing that was acknowledged, and leaves nothing without its job', async () => {
    const server = await stage.server();
    const { api } = server;
    const acknowledged: string[] = [];
    for (let kill = 0; kill < 3; kill += 1) {
      const already = acknowledged.length;
      const saver = async (): Promise<void> => {
        for (let more = true; more;) {
          const answer = await api
            .call<Workflow>('POST', '/workflows', workflow({ schedule: FAR }))
            .catch(() => undefined);
          if (answer?.status === 201) acknowledged.push(answer.body.id);
          more = answer !== undefined;
        }
      };
      const savers = Array.from({ length: 8 }, saver);
      await until('it is in the middle', () => acknowledged.length > already + 60, { everyMs: 1 });
      await server.kill();
      await Promise.all(savers);
      await server.start();
    }
    const saved = (await api.all<Workflow>('/workflows')).map(({ id }) => id);
    const planned = (await api.jobs('status=pending')).map(({ workflowId }) => workflowId);
    expect(acknowledged.filter((id) => !saved.includes(id))).toEqual([]);
    expect(planned.toSorted()).toEqual(saved.toSorted());
  });

  it('after an abort leaves nobody on the way for ever', async () => {
    const sink = await stage.httpSink();
    const server = await stage.server();
    const { api } = server;
    const message = webhookMessage(sink.url);
    const saved = await api.save(workflow({ audience: people(100), message, schedule: FAR }));
    sink.hold();
    const { id } = await api.execute({ workflowId: saved.id });
    await until('as many as may be are on their way', () => sink.waiting === CONCURRENCY);
    await api.act(`/scheduler/jobs/${id}/abort`);
    await server.kill();
    await server.start();
    expect(await api.job(id)).toMatchObject({
      status: 'cancelled',
      deliveries: { sending: 0, pending: 0, unknown: CONCURRENCY, skipped: 100 - CONCURRENCY, total: 100 },
    });
  });

  it('in the middle of an upload leaves nothing of it', async () => {
    const server = await stage.server();
    const upload = request(`${server.url}/api/files?name=half.csv`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${ADMIN_KEY}`, 'Content-Type': 'text/csv', 'Content-Length': 1_000_000 },
    }).on('error', () => undefined);
    upload.write(`주소\n${'a@example.com\n'.repeat(20_000)}`);
    const folder = join(server.dataDir, 'files');
    await until('some of it is written', async () => (await readdir(folder).catch(() => [])).length > 0);
    await server.kill();
    await server.start();
    expect(await readdir(folder)).toEqual([]);
    expect(await server.api.all('/files')).toEqual([]);
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
