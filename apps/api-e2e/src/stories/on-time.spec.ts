import { type Workflow } from '@jeongsi/contract';
import { seededRandom } from '../stage/random';
import { useStage } from '../stage/stage';
import { until } from '../stage/until';
import { at, webhookMessage, workflow } from '../stage/workflows';

const stage = useStage();

const JOBS = 1_000;
const SPREAD_MS = 15_000;
/** Saving them all takes this long at most; the first is due then. */
const HEAD_START_MS = 8_000;

describe('a thousand jobs at random instants', () => {
  it('all start, each once, none early', async () => {
    const { api } = await stage.server();
    const sink = await stage.httpSink();
    const { seed, next } = seededRandom();
    const from = Date.now() + HEAD_START_MS;
    const due = new Map<string, number>();
    for (let index = 0; index < JOBS; index += 1) due.set(`r${index}`, from + Math.floor(next() * SPREAD_MS));

    await saveAll([...due], ([to, instant]) =>
      api.save(
        workflow({
          name: to,
          audience: { source: 'list', rows: [{ 주소: to, 이름: to }], mapping: { address: '주소' } },
          message: webhookMessage(sink.url),
          schedule: at(instant),
        }),
      ),
    );
    expect(Date.now()).toBeLessThan(from);
    await expect(api.status()).resolves.toMatchObject({ pendingJobs: JOBS });

    await until('all have arrived', () => sink.arrivals.length >= JOBS, {
      withinMs: HEAD_START_MS + SPREAD_MS + 10_000,
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

/** Fifty at a time. */
async function saveAll<T>(items: T[], save: (item: T) => Promise<Workflow>): Promise<void> {
  const waiting = items.values();
  const worker = async (): Promise<void> => {
    for (const item of waiting) await save(item);
  };
  await Promise.all(Array.from({ length: 50 }, worker));
}
