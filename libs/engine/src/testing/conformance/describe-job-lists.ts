import { type JobFilter } from '../../job/job-store';
import { InvalidCursor } from '../../store/page';
import { type WorkflowRecord } from '../../workflow/workflow';
import { type Bench, DAY, everyPage, MINUTE, NINE, openForEach, type OpenStores, TOMORROW } from './stores-under-test';

export function describeJobLists(open: OpenStores): void {
  describe('lists of jobs', () => {
    const bench = openForEach(open);

    it('go by time and id, both ways, page by page, each once', async () => {
      const { stores } = bench();
      const ids = await sevenJobs(bench());
      const ascending = await everyPage((page) => stores.jobs.list({}, 'ascending', page), 3);
      expect(ascending.map(({ id }) => id)).toEqual(ids);
      const descending = await everyPage((page) => stores.jobs.list({}, 'descending', page), 2);
      expect(descending.map(({ id }) => id)).toEqual([...ids].reverse());
    });

    it('end exactly on a page', async () => {
      const { stores } = bench();
      await sevenJobs(bench());
      expect((await stores.jobs.list({}, 'ascending', { limit: 7 })).nextCursor).toBeNull();
    });

    it.each<[string, JobFilter, number]>([
      ['status pending', { status: 'pending' }, 2],
      ['status running', { status: 'running' }, 1],
      ['status completed', { status: 'completed' }, 1],
      ['status failed', { status: 'failed' }, 0],
      ['status cancelled', { status: 'cancelled' }, 1],
      ['status skipped', { status: 'skipped' }, 1],
      ['type', { type: 'scheduled' }, 1],
      ['from, inclusive', { from: NINE }, 5],
      ['to, exclusive', { to: NINE }, 1],
      ['from and to', { from: NINE, to: NINE + 1 }, 4],
      ['several statuses', { status: ['completed', 'failed', 'cancelled'] }, 2],
      ['statuses that are under way and not', { status: ['running', 'pending', 'skipped'] }, 4],
      ['the same status twice', { status: ['pending', 'pending'] }, 2],
      ['several statuses off the board', { status: ['completed', 'failed'], archived: true }, 1],
      ['several statuses and a time', { status: ['pending', 'completed'], from: NINE, to: NINE + 1 }, 1],
      ['nothing but the board', {}, 6],
      ['what left the board', { archived: true }, 1],
      ['status and time together', { status: 'pending', from: TOMORROW }, 1],
    ])('filter by %s', async (_name, filter, expected) => {
      const { stores } = bench();
      await oneOfEach(bench());
      for (const order of ['ascending', 'descending'] as const) {
        const items = await everyPage((page) => stores.jobs.list(filter, order, page), 2);
        expect(items).toHaveLength(expected);
      }
    });

    it('of several statuses go by time and id like any, page by page', async () => {
      const { stores } = bench();
      await oneOfEach(bench());
      const status = ['running', 'skipped', 'pending', 'completed'] as const;
      const whole = await stores.jobs.list({ status }, 'ascending', { limit: 9 });
      const times = whole.items.map(({ scheduledTime }) => scheduledTime);
      expect(times).toEqual([...times].sort((a, b) => a - b));
      const paged = await everyPage((page) => stores.jobs.list({ status }, 'ascending', page), 2);
      expect(paged).toEqual(whole.items);
      const backwards = await everyPage((page) => stores.jobs.list({ status }, 'descending', page), 1);
      expect(backwards).toEqual([...whole.items].reverse());
    });

    it('filter by workflow', async () => {
      const { stores } = bench();
      const job = await bench().job();
      await bench().job();
      const { items } = await stores.jobs.list({ workflowId: job.workflowId }, 'ascending', { limit: 10 });
      expect(items.map(({ id }) => id)).toEqual([job.id]);
    });

    it('name the planned job of each of some workflows', async () => {
      const { stores } = bench();
      const planned = await bench().job({ planned: true });
      const other = await bench().job({ planned: true });
      const none = await bench().job();
      const ids = [planned, other, none].map(({ workflowId }) => workflowId);
      const named = await stores.jobs.plannedAmong([...ids, planned.workflowId, stores.ids.next()]);
      expect(named.map(({ id }) => id).sort()).toEqual([planned.id, other.id].sort());
      expect(named.find(({ id }) => id === planned.id)).toEqual(planned);
      expect(await stores.jobs.plannedAmong([])).toEqual([]);
    });

    it('name the last live job that ended of each of some workflows, on the board or off it', async () => {
      const { stores } = bench();
      const [one, two, three] = [await bench().workflow(), await bench().workflow(), await bench().workflow()];
      const ended = async (workflow: WorkflowRecord, minute: number, mode: 'live' | 'test' = 'live') => {
        const at = NINE + minute * MINUTE;
        const job = await bench().runningJob({ workflow, at, mode, trigger: 'api' });
        await bench().complete(job, at);
        return job.id;
      };
      const old = await ended(two, -2);
      await bench().write((tx) => stores.jobs.archive(tx, NINE, NINE, 10));
      const last = await ended(one, 2);
      await ended(one, 1);
      await ended(one, 3, 'test');
      await bench().runningJob({ workflow: one, at: NINE + 4 * MINUTE, trigger: 'api' });
      await bench().job({ workflow: three, planned: true });
      const ids = [one, two, three].map(({ id }) => id);
      const named = await stores.jobs.lastEndedAmong([...ids, one.id, stores.ids.next()]);
      expect(named.map(({ id }) => id).sort()).toEqual([last, old].sort());
      expect(named.find(({ id }) => id === last)).toEqual(await bench().found(last));
      expect(await stores.jobs.lastEndedAmong([])).toEqual([]);
    });

    it.each(['', 'nonsense', 'eyJhIjoxfQ', 'W10', 'bnVsbA'])('refuse the cursor %j', async (cursor) => {
      const { stores } = bench();
      await expect(stores.jobs.list({}, 'ascending', { limit: 1, cursor })).rejects.toBeInstanceOf(InvalidCursor);
      await expect(stores.jobs.overdue(NINE, { limit: 1, cursor })).rejects.toBeInstanceOf(InvalidCursor);
    });
  });
}

/** Answers their ids in the order of a list. */
async function sevenJobs(bench: Bench): Promise<string[]> {
  const workflow = await bench.workflow();
  const times = [0, 0, 0, 1, 2, 2, 3];
  const jobs = times.map((minutes) => bench.newJob(workflow, NINE + minutes * MINUTE, { trigger: 'api' }));
  await bench.write((tx) => bench.stores.jobs.insert(tx, [...jobs].reverse()));
  return jobs.map(({ id }) => id);
}

/** One job of nearly each kind on the board, and an archived one. */
async function oneOfEach(bench: Bench): Promise<void> {
  const { stores } = bench;
  const archived = await bench.runningJob({ at: NINE - DAY });
  await bench.complete(archived, NINE - DAY);
  await bench.write((tx) => stores.jobs.archive(tx, NINE, NINE, 10));
  await bench.job({ at: NINE - MINUTE, type: 'scheduled' });
  await bench.runningJob();
  await bench.complete(await bench.runningJob());
  const cancelled = await bench.job();
  await bench.write((tx) => stores.jobs.cancel(tx, cancelled.id, NINE));
  await bench.job({ status: 'skipped', reason: 'holiday' });
  await bench.job({ at: TOMORROW });
}
