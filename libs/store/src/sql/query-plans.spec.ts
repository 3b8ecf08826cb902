import { type JobFilter, type OutboxFilter, type OutboxTexts } from '@jeongsi/engine';
import { Bench } from '@jeongsi/engine/testing';
import Database from 'better-sqlite3';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { SystemClock } from '@jeongsi/engine';
import { type OpenedStore } from '../opened-store';
import { openSqliteStore } from '../sqlite/open-sqlite-store';
import { StatementCache } from '../sqlite/statement-cache';
import { temporaryDirectory } from '../testing/temporary-store';

/** What costs the same with ten rows and with a million must find its rows through an index, in order. */
describe('statements on the large tables', () => {
  let directory: string;
  let store: OpenedStore;
  let bench: Bench;

  beforeEach(async () => {
    directory = temporaryDirectory();
    store = await openSqliteStore({ directory, clock: new SystemClock() });
    bench = new Bench(store);
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await store.close();
    rmSync(directory, { recursive: true });
  });

  /** How SQLite goes about what `action` asks of it. */
  async function plansOf(action: () => Promise<unknown>): Promise<string[]> {
    const texts = new Set<string>();
    const get = StatementCache.prototype.get;
    jest.spyOn(StatementCache.prototype, 'get').mockImplementation(function (this: StatementCache, text) {
      if (/\b(job|delivery|batch|suppression|outbox_message)\b/.test(text)) texts.add(text);
      return get.call(this, text);
    });
    await action();
    jest.restoreAllMocks();
    const database = new Database(join(directory, 'jeongsi.db'), { readonly: true });
    const plans = [...texts].map((text) =>
      database
        .prepare<unknown[], { detail: string }>(`explain query plan ${text}`)
        .all(...(text.match(/\?/g) ?? []).map(() => null))
        .map(({ detail }) => detail),
    );
    database.close();
    for (const plan of plans) expect(plan.join('\n')).not.toMatch(batchInside);
    return plans.flat();
  }

  const read = <T>(work: (store: OpenedStore) => Promise<T>) => plansOf(() => work(store));
  /** A batch of input rows must drive the look-ups, never be walked through for each row of a table. */
  const batchInside =
    /^(SEARCH|SCAN) (job|delivery|batch|suppression)\b[^\n]*\n(?:LIST SUBQUERY[^\n]*\n)?SCAN json_each/;
  const wholeTable = /SCAN (job|delivery|batch|suppression|outbox_message)\b(?! USING)|TEMP B-TREE/;

  it('claim by what is due', async () => {
    const plans = await plansOf(() => bench.write((tx) => store.jobs.due(tx, 1, 10)));
    expect(plans).toEqual([expect.stringContaining('USING INDEX job_due')]);
  });

  it('start, end and release by id and workflow', async () => {
    const plans = await plansOf(async () => {
      const job = await bench.runningJob();
      await bench.complete(job);
      await bench.write((tx) => store.jobs.underWay(tx, [job.workflowId]));
      await bench.write((tx) => store.jobs.releaseWaiting(tx, [job.workflowId]));
    });
    expect(plans.length).toBeGreaterThan(4);
    for (const plan of plans) expect(plan).not.toMatch(wholeTable);
  });

  it('tell what comes next', async () => {
    const plans = await read(async ({ jobs }) => [await jobs.next(), await jobs.nextDueAt()]);
    for (const plan of plans) expect(plan).toContain('job_due');
  });

  it.each<[string, JobFilter, string]>([
    ['of the board', {}, 'job_board'],
    ['of what left it', { archived: true }, 'job_history'],
    ['of what failed', { status: 'failed' }, 'job_ended'],
    ['of what completed in a time', { status: 'completed', from: 1, to: 2 }, 'job_ended'],
    ['of a workflow', { workflowId: 'w' }, 'job_workflow'],
  ])('list jobs %s', async (_name, filter, index) => {
    for (const order of ['ascending', 'descending'] as const) {
      const plans = await read(({ jobs }) => jobs.list(filter, order, { limit: 50 }));
      expect(plans.join('\n')).toContain(index);
      expect(plans.join('\n')).not.toMatch(wholeTable);
    }
  });

  it('list jobs of several statuses by the way to each', async () => {
    const filter: JobFilter = { status: ['failed', 'completed', 'running', 'pending'], from: 1 };
    for (const order of ['ascending', 'descending'] as const) {
      const plans = await read(({ jobs }) => jobs.list(filter, order, { limit: 50 }));
      const tables = plans.filter((plan) => / job\b/.test(plan));
      expect(tables.map((plan) => /USING INDEX (\w+)/.exec(plan)?.[1])).toEqual([
        'job_ended',
        'job_ended',
        'job_under_way',
        'job_board',
      ]);
    }
  });

  it('look at the jobs of each workflow of a page, and no others', async () => {
    const planned = await read(({ jobs }) => jobs.plannedAmong(['a', 'b']));
    expect(planned.join('\n')).toContain('job_planned');
    const last = await read(({ jobs }) => jobs.lastEndedAmong(['a', 'b']));
    expect(last.join('\n')).toContain('job_workflow');
    for (const plan of [...planned, ...last]) expect(plan).not.toMatch(wholeTable);
  });

  it('sum up what went on lately by when it ended, or among what is under way', async () => {
    const questions: ((store: OpenedStore) => Promise<unknown>)[] = [
      ({ jobs }) => jobs.startedByHour(1, 2),
      ({ jobs }) => jobs.reachedSince('workflow', 1),
      ({ jobs }) => jobs.sentThrough(1),
    ];
    for (const question of questions) {
      const tables = (await read(question)).filter((plan) => / job\b/.test(plan));
      expect(tables.map((plan) => /^SEARCH job USING INDEX (\w+)/.exec(plan)?.[1])).toEqual([
        'job_to_archive',
        'job_archived',
        'job_under_way',
      ]);
    }
  });

  it('list what runs among what is under way, however much is pending', async () => {
    for (const filter of [{ status: 'running' }, { status: 'running', type: 'recurring', from: 1 }] as JobFilter[]) {
      const plans = await read(({ jobs }) => jobs.list(filter, 'ascending', { limit: 50 }));
      expect(plans.join('\n')).toContain('SEARCH job USING INDEX job_under_way');
    }
  });

  it('grow old by when they ended', async () => {
    const plans = await plansOf(() => bench.write((tx) => store.jobs.archive(tx, 1, 1, 10)));
    expect(plans.join('\n')).toContain('job_to_archive');
    const purge = await plansOf(() => bench.write((tx) => store.jobs.purge(tx, 1, 10)));
    expect(purge.join('\n')).toContain('job_archived');
  });

  it('take and settle recipients by what they are in', async () => {
    const job = await bench.runningJob();
    const hold = { jobId: job.id, fence: job.fence };
    const take = await plansOf(() => bench.write((tx) => store.deliveries.take(tx, hold, 16, 1)));
    expect(take.join('\n')).toContain('delivery_fresh');
    expect(take.join('\n')).toContain('delivery_later');
    expect(take.join('\n')).not.toMatch(wholeTable);
    const settle = await plansOf(() => bench.write((tx) => store.deliveries.settleInDoubt(tx, hold, 'unknown', 9, 1)));
    expect(settle.join('\n')).toContain('delivery_sending');
    await plansOf(() => {
      const results = [{ id: 'x', attempts: 1, state: 'delivered' as const }];
      return bench.write((tx) => store.deliveries.record(tx, job.id, results, 1));
    });
    const rest = await plansOf(() => store.deliveries.endedWithRest(9));
    expect(rest.join('\n')).toContain('job_rest');
  });

  it('hold recipients, and let them go on', async () => {
    const job = await bench.runningJob();
    const hold = { jobId: job.id, fence: job.fence };
    const release = await plansOf(() => bench.write((tx) => store.deliveries.releaseHeld(tx, hold, 1, 9)));
    expect(release.join('\n')).toContain('delivery_later');
    const until = await read(({ deliveries }) => deliveries.heldUntil(job.id));
    expect(until.join('\n')).toContain('delivery_later');
    for (const plan of [...release, ...until]) expect(plan).not.toMatch(wholeTable);
  });

  it('find the recipients of a report, a decision and a batch by their id', async () => {
    const job = await bench.runningJob();
    const hold = { jobId: job.id, fence: job.fence };
    const batch = { id: 'b', jobId: job.id, createdAt: 1 };
    const plans = await plansOf(async () => {
      await bench.write(async (tx) => {
        await store.batches.open(tx, hold, batch, ['x', 'y']);
        await store.batches.name(tx, hold, 'b', 'G-1');
        await store.deliveries.report(tx, [{ jobId: job.id, deliveryId: 'x', state: 'delivered' }], 1);
        await store.deliveries.reopen(tx, job.id, 'x', 1);
        await store.deliveries.settle(tx, job.id, 'x', 'failed', 1);
        await store.batches.close(tx, 'b');
      });
      await store.deliveries.find(job.id, 'x');
    });
    expect(plans.length).toBeGreaterThan(9);
    for (const plan of plans) expect(plan).not.toMatch(wholeTable);
    const open = await read(({ batches }) => batches.openOf('job'));
    expect(open.join('\n')).toContain('batch_job');
    const left = await read(({ batches }) => batches.deliveries(batch));
    expect(left.join('\n')).toContain('delivery_sending');
  });

  it('tell the suppressed among many by their addresses', async () => {
    const plans = await read(({ suppressions }) => suppressions.findAmong(['a', 'b'], ['advertising', 'all']));
    expect(plans.join('\n')).toMatch(/SEARCH suppression [^\n]*COVERING INDEX/);
    for (const plan of plans) expect(plan).not.toMatch(wholeTable);
  });

  it('list the outbox by job, by channel or by id, newest first', async () => {
    const all = { words: ['kim'], seen: (one: OutboxTexts) => one };
    const ways: [OutboxFilter, RegExp][] = [
      [{}, /SCAN outbox_message USING/],
      [{ jobId: 'j' }, /outbox_message_job/],
      [{ channel: 'email' }, /outbox_message_channel/],
      [{ channel: 'email', search: all }, /outbox_message_channel/],
      [{ jobId: 'j', channel: 'email', search: all }, /outbox_message_job/],
    ];
    for (const [filter, way] of ways) {
      const plans = await read(({ outbox }) => outbox.list(filter, { limit: 50 }));
      for (const plan of plans) expect(plan).toMatch(way);
      for (const plan of plans) expect(plan).not.toMatch(wholeTable);
    }
  });

  it('tell what was retried, and what is left to retry, by the retries of the workflow', async () => {
    const { id: jobId } = await bench.runningJob();
    const plans = await read(({ deliveries, jobs }) =>
      Promise.all([jobs.retriesOf(jobId), deliveries.leftToRetry(jobId)]),
    );
    expect(plans.join('\n')).toContain('job_retries');
    expect(plans.join('\n')).not.toMatch(/SCAN (job|delivery)\b/);
  });

  it('tell how the last jobs of a workflow ended by its own jobs', async () => {
    const plans = await plansOf(() => bench.write((tx) => store.jobs.lastEnds(tx, 'workflow', 3)));
    expect(plans.join('\n')).toContain('job_workflow');
    expect(plans.join('\n')).not.toMatch(wholeTable);
  });

  it('list recipients in trouble, and sum up why', async () => {
    const plans = await read(({ deliveries }) => deliveries.list('job', { state: 'failed' }, { limit: 50 }));
    expect(plans.join('\n')).toContain('delivery_trouble');
    const filter = { state: 'failed', errorCode: 'busy' } as const;
    const because = await read(({ deliveries }) => deliveries.list('job', filter, { limit: 50 }));
    expect(because.join('\n')).toContain('delivery_reason');
    expect(because.join('\n')).not.toMatch(wholeTable);
    const anywhere = await read(({ deliveries }) => deliveries.list('job', { errorCode: 'busy' }, { limit: 50 }));
    for (const plan of anywhere) expect(plan).toContain('delivery_reason');
    const search = { words: ['kim'], where: 'everything' } as const;
    const found = await read(({ deliveries }) => deliveries.list('job', { search }, { limit: 50 }));
    for (const plan of found) expect(plan).toContain('SEARCH delivery USING');
    const job = await bench.runningJob();
    const reasons = await read(({ deliveries }) => deliveries.reasons(job.id));
    expect(reasons.join('\n')).toContain('COVERING INDEX delivery_reason');
    expect(reasons.join('\n')).not.toMatch(wholeTable);
  });
});
