import { type Job, type Policy, type Workflow } from '@jeongsi/contract';
import { type Api } from '../stage/api';
import { useStage } from '../stage/stage';
import { until } from '../stage/until';
import { at, workflow } from '../stage/workflows';

const stage = useStage();

/** A job counts as missed when it was more than this much past due as the server came up. */
const TOLERANCE_MS = 5_000;

describe('a server that was down over two occurrences', () => {
  it('makes up for them as each policy says', async () => {
    const server = await stage.server();
    const { api } = server;
    const second = Math.ceil(Date.now() / 1_000) * 1_000 + 4_000;
    const instants = [second, second + 1_000];
    const save = (name: string, policy: Policy): Promise<Workflow> => api.save(twiceADay(name, instants, policy));
    const once = await save('run_once', {});
    const skip = await save('skip', { missed: 'skip' });
    const all = await save('run_all', { missed: 'run_all' });
    const never = await save('no grace', { missedGraceMinutes: 0 });
    const oneOff = await api.save(workflow({ name: 'one-off', schedule: at(second) }));
    await server.kill();
    expect(Date.now()).toBeLessThan(second);

    const back = second + 1_000 + TOLERANCE_MS + 250;
    await until('both have been missed', () => Date.now() > back, { everyMs: 100 });
    await server.start();
    await until('all is made up for', async () => {
      const { runningJobs, completedJobs } = await api.status();
      return runningJobs === 0 && completedJobs >= 4;
    });

    const [first, last] = instants.map((instant) => new Date(instant).toISOString());
    expect(await pastOf(api, once)).toMatchObject([
      { nominalTime: first, status: 'skipped', reason: 'missed' },
      { nominalTime: last, status: 'completed', reason: 'late' },
    ]);
    expect(await pastOf(api, skip)).toMatchObject([
      { nominalTime: first, status: 'skipped', reason: 'missed' },
      { nominalTime: last, status: 'skipped', reason: 'missed' },
    ]);
    expect(await pastOf(api, never)).toMatchObject([
      { nominalTime: first, status: 'skipped', reason: 'missed' },
      { nominalTime: last, status: 'skipped', reason: 'missed' },
    ]);
    const madeUp = await pastOf(api, all);
    expect(madeUp).toMatchObject([
      { nominalTime: first, status: 'completed', reason: 'late' },
      { nominalTime: last, status: 'completed' },
    ]);
    expect(Date.parse(madeUp[1]?.executedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(madeUp[0]?.completedAt ?? ''));
    expect(await pastOf(api, oneOff)).toMatchObject([{ status: 'completed', reason: 'late' }]);

    const [, caughtUp] = await pastOf(api, once);
    const { events } = await api.job(caughtUp?.id ?? '');
    expect(events).toContainEqual(expect.objectContaining({ type: 'caught_up', params: { occurrences: 2 } }));

    // Each recurring one goes on tomorrow.
    for (const { id } of [once, skip, all, never]) {
      const next = new Date(second + 86_400_000).toISOString();
      expect(await api.jobs(`workflowId=${id}&status=pending`)).toMatchObject([{ nominalTime: next }]);
    }
  });
});

function twiceADay(name: string, instants: readonly number[], policy: Policy): ReturnType<typeof workflow> {
  const times = instants.map((instant) => new Date(instant).toISOString().slice(11, 19));
  return workflow({
    name,
    schedule: { type: 'recurring', timeZone: 'Etc/UTC', recurrence: { frequency: 'daily', times } },
    policy,
  });
}

/** What is not pending any more, in the order of its nominal time. */
async function pastOf(api: Api, { id }: Workflow): Promise<Job[]> {
  const jobs = await api.jobs(`workflowId=${id}`);
  return jobs
    .filter(({ status }) => status !== 'pending')
    .sort((a, b) => Date.parse(a.nominalTime) - Date.parse(b.nominalTime));
}
