import { type Job, type OverlapPolicy } from '@jeongsi/contract';
import { useStage } from '../stage/stage';
import { until } from '../stage/until';
import { webhookMessage, workflow } from '../stage/workflows';

const stage = useStage();

describe('an occurrence that falls due while the last run still goes', () => {
  it('is skipped, waits in line or runs beside it, as the policy says', async () => {
    const { api } = await stage.server();
    const sink = await stage.httpSink();
    sink.hold();
    const second = Math.ceil(Date.now() / 1_000) * 1_000 + 2_000;
    const instants = [second, second + 1_000, second + 2_000];
    const ids = new Map<OverlapPolicy, string>();
    for (const overlap of ['skip', 'queue', 'allow'] as const) {
      const { id } = await api.save(
        workflow({ name: overlap, message: webhookMessage(sink.url), policy: { overlap }, schedule: daily(instants) }),
      );
      ids.set(overlap, id);
    }
    const outcome = async (overlap: OverlapPolicy): Promise<string[]> => {
      const jobs = await api.jobs(`workflowId=${ids.get(overlap)}&to=${new Date(second + 10_000).toISOString()}`);
      return jobs.sort(byNominalTime).map(({ status, reason }) => (reason ? `${status} ${reason}` : status));
    };
    await until(
      'all three have fallen due',
      async () => Date.now() > second + 2_000 && (await api.status()).skippedJobs >= 3,
      {
        everyMs: 100,
      },
    );
    expect(await outcome('skip')).toEqual(['running', 'skipped overlap', 'skipped overlap']);
    expect(await outcome('queue')).toEqual(['running', 'pending overlap', 'skipped overlap']);
    expect(await outcome('allow')).toEqual(['running', 'running', 'running']);

    sink.release();
    await until(
      'all have ended',
      async () => (await api.status()).runningJobs === 0 && (await api.status()).completedJobs >= 6,
    );
    expect(await outcome('skip')).toEqual(['completed', 'skipped overlap', 'skipped overlap']);
    const [first, waited, skipped] = await outcome('queue');
    expect([first, waited?.split(' ')[0], skipped]).toEqual(['completed', 'completed', 'skipped overlap']);
    expect(await outcome('allow')).toEqual(['completed', 'completed', 'completed']);
    expect(sink.arrivals).toHaveLength(6);
  });
});

function daily(instants: readonly number[]): ReturnType<typeof workflow>['schedule'] {
  const times = instants.map((instant) => new Date(instant).toISOString().slice(11, 19));
  return { type: 'recurring', timeZone: 'Etc/UTC', recurrence: { frequency: 'daily', times } };
}

function byNominalTime(a: Job, b: Job): number {
  return Date.parse(a.nominalTime) - Date.parse(b.nominalTime);
}
