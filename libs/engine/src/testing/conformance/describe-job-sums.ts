import { type EndJob } from '../../job/job-store';
import { type WorkflowRecord } from '../../workflow/workflow';
import { DeliveryBench } from './delivery-bench';
import { type Bench, DAY, MINUTE, NINE, openForEach, type OpenStores } from './stores-under-test';

const HOUR = 60 * MINUTE;

interface Gone {
  started: number;
  ended: number;
  outcome?: EndJob['outcome'];
  mode?: 'live' | 'test';
  workflow?: WorkflowRecord;
}

export function describeJobSums(open: OpenStores): void {
  describe('sums of jobs', () => {
    const bench = openForEach(open);

    /** A job that reached two of three. */
    const gone = async ({ started, ended, outcome = { status: 'completed' }, ...changes }: Gone): Promise<void> => {
      const { id } = await bench().job({ ...changes, trigger: 'api' });
      await bench().start(id, started);
      await reachTwoOfThree(bench(), id);
      const { fence } = await bench().found(id);
      await bench().write((tx) => bench().stores.jobs.end(tx, [{ id, fence, at: ended, outcome }]));
    };

    it('tell what started in each hour, on the board or off it, and leave tests out', async () => {
      const { jobs } = bench().stores;
      await gone({ started: NINE - 1, ended: NINE + 1 });
      await gone({ started: NINE, ended: NINE + 3 * HOUR });
      await gone({ started: NINE + HOUR - 1, ended: NINE + HOUR, outcome: { status: 'failed', error: 'no' } });
      await gone({ started: NINE + HOUR, ended: NINE + HOUR + 1 });
      await bench().write((tx) => jobs.archive(tx, NINE + 2 * HOUR, NINE + DAY, 9));
      await gone({ started: NINE, ended: NINE + 1, mode: 'test' });
      const running = await bench().job();
      await bench().start(running.id, NINE + 4 * HOUR);
      await bench().job();
      const hours = await jobs.startedByHour(NINE, NINE + 4 * HOUR + 1);
      expect(hours.map(({ hour, started, failed }) => [(hour - NINE) / HOUR, started, failed])).toEqual([
        [0, 2, 1],
        [1, 1, 0],
        [4, 1, 0],
      ]);
      const { deliveries } = running;
      expect(hours.map((sum) => sum.deliveries)).toEqual([
        { ...deliveries, accepted: 2, delivered: 2, failed: 2, total: 6 },
        { ...deliveries, accepted: 1, delivered: 1, failed: 1, total: 3 },
        deliveries,
      ]);
      expect((await jobs.startedByHour(NINE, NINE + 4 * HOUR)).map(({ started }) => started)).toEqual([2, 1]);
      expect(await jobs.startedByHour(NINE + DAY, NINE + 2 * DAY)).toEqual([]);
    });

    it('tell whom a workflow reached lately, and leave tests out', async () => {
      const { jobs } = bench().stores;
      const workflow = await bench().workflow();
      await gone({ workflow, started: NINE - HOUR, ended: NINE - 1 });
      await gone({ workflow, started: NINE - HOUR, ended: NINE });
      await bench().write((tx) => jobs.archive(tx, NINE + 1, NINE + DAY, 9));
      await gone({ workflow, started: NINE, ended: NINE + 1 });
      await gone({ workflow, started: NINE, ended: NINE + 1, mode: 'test' });
      await gone({ started: NINE, ended: NINE + 1 });
      await bench().job({ workflow });
      expect(await jobs.reachedSince(workflow.id, NINE)).toEqual({ jobs: 2, recipients: 4 });
      const running = await bench().runningJob({ workflow, trigger: 'api' });
      await reachTwoOfThree(bench(), running.id);
      expect(await jobs.reachedSince(workflow.id, NINE + DAY)).toEqual({ jobs: 1, recipients: 2 });
      expect(await jobs.reachedSince(bench().stores.ids.next(), NINE)).toEqual({ jobs: 0, recipients: 0 });
    });

    it('tell what lately left through each connection, and leave tests out', async () => {
      const { jobs } = bench().stores;
      const using = async (connectionId: string) => {
        const plain = await bench().workflow();
        const message = { channel: 'email', connectionId };
        const workflow = { ...plain, version: 2, definition: { ...plain.definition, message } };
        await bench().write((tx) => bench().stores.workflows.update(tx, workflow, 1));
        return workflow;
      };
      const [mail, sms] = [await using('mail'), await using('sms')];
      await gone({ workflow: mail, started: NINE - HOUR, ended: NINE - 1 });
      await gone({ workflow: mail, started: NINE - HOUR, ended: NINE + 2 });
      await bench().write((tx) => jobs.archive(tx, NINE + 3, NINE + DAY, 9));
      await gone({ workflow: mail, started: NINE, ended: NINE + 5 });
      await gone({ workflow: mail, started: NINE, ended: NINE + 9, mode: 'test' });
      await gone({ started: NINE, ended: NINE + 9 });
      await bench().start((await bench().job({ workflow: sms, trigger: 'api' })).id, NINE + 4);
      const sent = await jobs.sentThrough(NINE);
      expect(sent.sort((a, b) => (a.connectionId < b.connectionId ? -1 : 1))).toEqual([
        { connectionId: 'mail', reached: 4, failed: 2, unknown: 0, lastReachedAt: NINE + 5 },
        { connectionId: 'sms', reached: 0, failed: 0, unknown: 0 },
      ]);
    });
  });
}

async function reachTwoOfThree(bench: Bench, jobId: string): Promise<void> {
  const deliveries = await DeliveryBench.of(bench, jobId);
  const [one, two, three] = await deliveries.add('a', 'b', 'c');
  await deliveries.take(9);
  await deliveries.record([
    { id: one?.id ?? '', attempts: 1, state: 'delivered' },
    { id: two?.id ?? '', attempts: 1, state: 'accepted' },
    { id: three?.id ?? '', attempts: 1, state: 'failed' },
  ]);
}
