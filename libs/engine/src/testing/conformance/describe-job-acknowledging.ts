import { type JobRecord } from '../../job/job';
import { DeliveryBench } from './delivery-bench';
import { DAY, NINE, openForEach, type OpenStores, TOMORROW } from './stores-under-test';

export function describeJobAcknowledging(open: OpenStores): void {
  describe('failures of jobs', () => {
    const bench = openForEach(open);

    const failed = async (): Promise<JobRecord> => {
      const { id, fence } = await bench().runningJob();
      const end = { id, fence, at: NINE, outcome: { status: 'failed', error: 'no' } } as const;
      await bench().write((tx) => bench().stores.jobs.end(tx, [end]));
      return bench().found(id);
    };
    const acknowledge = (id: string): Promise<boolean> =>
      bench().write((tx) => bench().stores.jobs.acknowledge(tx, id, TOMORROW));

    it('are acknowledged once', async () => {
      const job = await failed();
      expect(await acknowledge(job.id)).toBe(true);
      const after = { ...job, acknowledgedAt: TOMORROW, version: job.version + 1 };
      expect(await bench().found(job.id)).toEqual(after);
      expect(await acknowledge(job.id)).toBe(false);
      expect(await bench().found(job.id)).toEqual(after);
    });

    it('are acknowledged where there are any', async () => {
      const running = await bench().runningJob();
      expect(await acknowledge(running.id)).toBe(false);
      await bench().complete(running);
      expect(await acknowledge(running.id)).toBe(false);
      expect(await acknowledge(bench().stores.ids.next())).toBe(false);
      expect(await bench().found(running.id)).not.toHaveProperty('acknowledgedAt');
    });

    it('are acknowledged where a job came to its end and some failed, and never counted as failed jobs', async () => {
      const { jobs } = bench().stores;
      const partly = await DeliveryBench.running(bench());
      await partly.add('one');
      const [one] = await partly.take(1);
      await partly.record([{ id: one?.id ?? '', attempts: 1, state: 'failed' }]);
      const { jobId } = partly.hold;
      expect(await acknowledge(jobId)).toBe(false);
      await bench().complete(await partly.job());
      expect(await acknowledge(jobId)).toBe(true);
      expect(await bench().found(jobId)).toMatchObject({ status: 'completed', acknowledgedAt: TOMORROW });
      expect(await jobs.counts()).toMatchObject({ completed: 1, acknowledged: 0 });
      await bench().write((tx) => jobs.archive(tx, TOMORROW, TOMORROW, 9));
      expect(await jobs.counts()).toMatchObject({ completed: 0, acknowledged: 0 });
    });

    it('are listed and counted apart, while they are on the board', async () => {
      const { jobs } = bench().stores;
      const known = await failed();
      const unknown = await failed();
      await acknowledge(known.id);
      const list = async (acknowledged: boolean, archived = false) =>
        (await jobs.list({ status: 'failed', acknowledged, archived }, 'ascending', { limit: 9 })).items.map(
          ({ id }) => id,
        );
      expect([await list(true), await list(false)]).toEqual([[known.id], [unknown.id]]);
      expect(await jobs.counts()).toMatchObject({ failed: 2, acknowledged: 1 });
      await bench().write((tx) => jobs.archive(tx, TOMORROW, TOMORROW, 9));
      expect(await jobs.counts()).toMatchObject({ failed: 0, acknowledged: 0 });
      expect([await list(true, true), await list(false, true)]).toEqual([[known.id], [unknown.id]]);
      expect(await acknowledge(unknown.id)).toBe(true);
      expect(await jobs.counts()).toMatchObject({ failed: 0, acknowledged: 0 });
    });

    it('take their acknowledgement off the board when they are deleted from it', async () => {
      const { jobs } = bench().stores;
      await acknowledge((await failed()).id);
      await bench().write((tx) => jobs.purge(tx, TOMORROW + DAY, 9));
      expect(await jobs.counts()).toMatchObject({ failed: 0, acknowledged: 0 });
    });
  });
}
