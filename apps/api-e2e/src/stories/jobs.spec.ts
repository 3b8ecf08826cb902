import { type Job, type Page, type UpcomingOccurrence } from '@jeongsi/contract';
import { refusal } from '../stage/problem';
import { useStage } from '../stage/stage';
import { until } from '../stage/until';
import { FAR, workflow } from '../stage/workflows';

const stage = useStage();

const DAY_MS = 86_400_000;
const DAILY = workflow({
  name: '매일',
  schedule: { type: 'recurring', recurrence: { frequency: 'daily', times: ['09:00'] } },
});

describe('a planned job', () => {
  it('can be moved by its version, and starts at its new time', async () => {
    const { api } = await stage.server();
    const { nextJob } = await api.save(workflow({ schedule: FAR }));
    const path = `/scheduler/jobs/${nextJob?.id}`;
    const tag = (await api.call('GET', path)).headers.get('ETag') ?? '';
    const due = Date.now() + 1_500;
    const scheduledTime = new Date(due).toISOString();
    const moved = await api.call<Job>('PATCH', path, { scheduledTime }, { 'If-Match': tag });
    expect(moved).toMatchObject({ status: 200, body: { scheduledTime, nominalTime: '2099-12-31T00:00:00.000Z' } });
    const stale = await api.call('PATCH', path, { scheduledTime }, { 'If-Match': tag });
    expect(refusal(stale).status).toBe(412);

    const job = await api.ended(nextJob?.id ?? '');
    expect(job).toMatchObject({ status: 'completed', deliveries: { delivered: 1 } });
    expect(Date.parse(job.executedAt ?? '')).toBeGreaterThanOrEqual(due);
    expect(job.events.map(({ type }) => type)).toContain('moved');
  });

  it('can be cancelled once; a recurring workflow goes on with its next occurrence', async () => {
    const { api } = await stage.server();
    const { id, nextJob } = await api.save(DAILY);
    expect((await api.call('DELETE', `/scheduler/jobs/${nextJob?.id}`)).status).toBeLessThan(300);
    const again = await api.call('DELETE', `/scheduler/jobs/${nextJob?.id}`);
    expect(refusal(again).status).toBe(409);
    expect(again.body).toMatchObject({ jobStatus: 'cancelled' });
    const tomorrow = new Date(Date.parse(nextJob?.scheduledTime ?? '') + DAY_MS).toISOString();
    expect(await api.jobs(`workflowId=${id}&status=pending`)).toMatchObject([{ scheduledTime: tomorrow }]);
    // Saving again does not bring the cancelled one back.
    await api.replace(id, DAILY);
    expect(await api.jobs(`workflowId=${id}&status=pending`)).toMatchObject([{ scheduledTime: tomorrow }]);
    expect(await api.status()).toMatchObject({ pendingJobs: 1, cancelledJobs: 1, totalJobs: 2 });
  });

  it('can be run now, and the rule goes on', async () => {
    const { api } = await stage.server();
    const { id, nextJob } = await api.save(DAILY);
    await api.act(`/scheduler/jobs/${nextJob?.id}/run`);
    expect(await api.ended(nextJob?.id ?? '')).toMatchObject({ status: 'completed' });
    const pending = await until('the next one is planned', async () => {
      const jobs = await api.jobs(`workflowId=${id}&status=pending`);
      return jobs.length > 0 && jobs;
    });
    const tomorrow = new Date(Date.parse(nextJob?.scheduledTime ?? '') + DAY_MS).toISOString();
    expect(pending).toMatchObject([{ nominalTime: tomorrow }]);
  });

  it('disappears while its workflow is paused', async () => {
    const { api } = await stage.server();
    const { id, nextJob } = await api.save(DAILY);
    await api.act(`/workflows/${id}/pause`);
    expect(await api.jobs('status=pending')).toEqual([]);
    await api.act(`/workflows/${id}/resume`);
    expect(await api.jobs('status=pending')).toMatchObject([{ scheduledTime: nextJob?.scheduledTime }]);
  });

  it('is the first of those that the calendar projects', async () => {
    const { api } = await stage.server();
    const { id, nextJob } = await api.save(DAILY);
    const first = Date.parse(nextJob?.scheduledTime ?? '');
    const [from, to] = [first, first + 2 * DAY_MS + 1].map((instant) => new Date(instant).toISOString());
    const upcoming = await api.get<Page<UpcomingOccurrence>>(`/scheduler/upcoming?from=${from}&to=${to}`);
    expect(upcoming.items).toMatchObject([
      { workflowId: id, at: new Date(first).toISOString(), jobId: nextJob?.id },
      { workflowId: id, at: new Date(first + DAY_MS).toISOString() },
      { workflowId: id, at: new Date(first + 2 * DAY_MS).toISOString() },
    ]);
  });
});
