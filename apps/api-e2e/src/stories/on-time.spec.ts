import { type Schedule, type Workflow } from '@jeongsi/contract';
import { seededRandom } from '../stage/random';
import { useStage } from '../stage/stage';
import { until } from '../stage/until';
import { at, FAR, webhookMessage, workflow } from '../stage/workflows';

const stage = useStage();

const JOBS = 1_000;
const SPREAD_MS = 15_000;
/** How many are saved to find out how long it takes here and now. */
const PROBES = 50;

describe('a thousand jobs at random instants', () => {
  it('all start, each once, none early', async () => {
    const { api } = await stage.server();
    const sink = await stage.httpSink();
    const { seed, next } = seededRandom();
    const save = (to: string, schedule: Schedule, status: 'draft' | 'active'): Promise<Workflow> =>
      api.save(
        workflow({
          name: to,
          status,
          audience: { source: 'list', rows: [{ 주소: to, 이름: to }], mapping: { address: '주소' } },
          message: webhookMessage(sink.url),
          schedule,
        }),
      );
    const startedAt = Date.now();
    await fiftyAtATime(Array.from({ length: PROBES }, () => () => save('nobody', FAR, 'draft')));
    const savingMs = ((Date.now() - startedAt) * JOBS) / PROBES;
    const from = Date.now() + 2 * savingMs + 1_000;

    const due = new Map<string, number>();
    for (let index = 0; index < JOBS; index += 1) due.set(`r${index}`, Math.floor(from + next() * SPREAD_MS));
    await fiftyAtATime(
      [...due].map(
        ([to, instant]) =>
          () =>
            save(to, at(instant), 'active'),
      ),
    );
    expect(Date.now()).toBeLessThan(from);
    await expect(api.status()).resolves.toMatchObject({ pendingJobs: JOBS });

    await until('all have arrived', () => sink.arrivals.length >= JOBS, {
      withinMs: from - Date.now() + SPREAD_MS + 30_000,
    });
    await until('all are recorded', async () => (await api.status()).completedJobs === JOBS);

    expect(sink.keysByRecipient().size).toBe(JOBS);
    expect(sink.arrivals).toHaveLength(JOBS);
    expect(sink.arrivals.filter(({ to, at }) => at < (due.get(to) ?? Infinity))).toEqual([]);

    const jobs = await api.jobs('status=completed');
    expect(jobs).toHaveLength(JOBS);
    const lateness = jobs
      .map(({ executedAt, scheduledTime }) => Date.parse(executedAt ?? '') - Date.parse(scheduledTime))
      .sort((a, b) => a - b);
    expect(lateness[0]).toBeGreaterThanOrEqual(0);
    const quantile = (part: number): number => lateness[Math.min(JOBS - 1, Math.floor(JOBS * part))] as number;
    console.info(
      `Lateness of ${JOBS} starts (seed ${seed}): p50 ${quantile(0.5)} ms, p99 ${quantile(0.99)} ms, max ${quantile(1)} ms`,
    );
  });
});

async function fiftyAtATime(work: readonly (() => Promise<unknown>)[]): Promise<void> {
  const waiting = work.values();
  const worker = async (): Promise<void> => {
    for (const one of waiting) await one();
  };
  await Promise.all(Array.from({ length: 50 }, worker));
}
