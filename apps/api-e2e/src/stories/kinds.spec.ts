import { type Job, type Schedule, type Workflow } from '@jeongsi/contract';
import { useStage } from '../stage/stage';
import { at, FAR, people, workflow } from '../stage/workflows';

const stage = useStage();

const KINDS: Schedule[] = [
  { type: 'immediate' },
  { type: 'delayed', delay: { amount: 2, unit: 'hours' } },
  FAR,
  { type: 'recurring', recurrence: { frequency: 'daily', times: ['09:00'] } },
];

describe('saving a workflow', () => {
  it.each(KINDS)('of kind $type has registered its one job when the answer comes', async (schedule) => {
    const { api } = await stage.server();
    const before = Date.now();
    const { id, nextJob } = await api.save(workflow({ schedule }));
    const after = Date.now();
    const jobs = await api.jobs(`workflowId=${id}`);
    expect(jobs).toHaveLength(1);
    const [job] = jobs as [Job];
    expect(job).toMatchObject({ workflowId: id, type: schedule.type, trigger: 'schedule', workflowVersion: 1 });

    const due = Date.parse(job.scheduledTime);
    const expected = {
      immediate: [before, after],
      delayed: [before + 7_200_000, after + 7_200_000],
      scheduled: [Date.parse('2099-12-31T00:00Z'), Date.parse('2099-12-31T00:00Z')],
      recurring: [nextNineInSeoul(before), nextNineInSeoul(after)],
    }[schedule.type] as [number, number];
    expect(due).toBeGreaterThanOrEqual(expected[0]);
    expect(due).toBeLessThanOrEqual(expected[1]);
    if (schedule.type !== 'immediate') {
      expect(nextJob).toEqual({ id: job.id, scheduledTime: job.scheduledTime });
      expect(job.status).toBe('pending');
    }
  });

  it('sends an immediate one at once, and renders it for everybody', async () => {
    const { api } = await stage.server();
    const { id } = await api.save(workflow({ audience: people(3) }));
    const [job] = (await api.jobs(`workflowId=${id}`)) as [Job];
    const ended = await api.ended(job.id);
    expect(ended).toMatchObject({ status: 'completed', deliveries: { delivered: 3, total: 3 } });
    const outbox = await api.outbox(job.id);
    expect(outbox.map(({ to, subject, body }) => ({ to, subject, body })).sort(byTo)).toEqual([
      { to: 'r0@example.com', subject: '안내', body: '고객 0님, 정산이 끝났어요.' },
      { to: 'r1@example.com', subject: '안내', body: '고객 1님, 정산이 끝났어요.' },
      { to: 'r2@example.com', subject: '안내', body: '고객 2님, 정산이 끝났어요.' },
    ]);
    await expect(api.status()).resolves.toMatchObject({ totalJobs: 1, completedJobs: 1, pendingJobs: 0 });
  });

  it('moves the same job when the schedule changes, and removes it with the workflow', async () => {
    const { api } = await stage.server();
    const { id } = await api.save(workflow({ schedule: FAR }));
    const [planned] = (await api.jobs(`workflowId=${id}`)) as [Job];

    const later = workflow({ name: '바뀐 안내', schedule: { type: 'scheduled', at: '2099-12-31T10:30' } });
    await api.replace(id, later);
    const moved = await api.jobs(`workflowId=${id}`);
    expect(moved).toMatchObject([
      { id: planned.id, workflowName: '바뀐 안내', workflowVersion: 2, scheduledTime: '2099-12-31T01:30:00.000Z' },
    ]);

    const recurring = workflow({
      schedule: { type: 'recurring', recurrence: { frequency: 'daily', times: ['09:00'] } },
    });
    await api.replace(id, recurring);
    expect(await api.jobs(`workflowId=${id}`)).toMatchObject([
      { id: planned.id, type: 'recurring', status: 'pending' },
    ]);

    expect((await api.call('DELETE', `/workflows/${id}`)).status).toBeLessThan(300);
    expect(await api.jobs(`workflowId=${id}&status=pending`)).toEqual([]);
    await expect(api.status()).resolves.toMatchObject({ pendingJobs: 0 });
  });

  it('twice makes no second job', async () => {
    const { api } = await stage.server();
    const definition = workflow({ schedule: { type: 'delayed', delay: { amount: 1, unit: 'days' } } });
    const once = { 'Idempotency-Key': 'one-and-the-same' };
    const posts = await Promise.all(
      [1, 2, 3].map(() => api.call<{ id: string }>('POST', '/workflows', definition, once)),
    );
    const saved = posts.filter(({ status }) => status === 201);
    expect(posts.filter(({ status }) => status !== 201 && status !== 409)).toEqual([]);
    expect(new Set(saved.map(({ body }) => body.id)).size).toBe(1);
    const replayed = await api.save(definition, once);
    expect(replayed.id).toBe(saved[0]?.body.id);
    expect(await api.jobs()).toHaveLength(1);

    const [before] = (await api.jobs()) as [Job];
    await api.replace(replayed.id, definition);
    await api.replace(replayed.id, definition);
    const after = await api.jobs();
    expect(after).toMatchObject([{ id: before.id, scheduledTime: before.scheduledTime, status: 'pending' }]);

    const other = await api.call('POST', '/workflows', { ...definition, name: '다른 안내' }, once);
    expect(other.status).toBe(422);
    expect(await api.jobs()).toHaveLength(1);
  });

  it('from many sides at once keeps one planned job and one answer per key', async () => {
    const { api } = await stage.server();
    const saved = await api.save(workflow({ schedule: FAR }));
    const minutes = Array.from({ length: 20 }, (_, minute) => String(minute + 10));
    const puts = await Promise.all(
      minutes.map((minute) => {
        const schedule = { type: 'scheduled' as const, at: `2099-12-31T09:${minute}` };
        return api.call('PUT', `/workflows/${saved.id}`, workflow({ schedule }));
      }),
    );
    expect(puts.filter(({ status }) => status !== 200 && status !== 409 && status !== 412)).toEqual([]);
    const current = await api.get<Workflow>(`/workflows/${saved.id}`);
    expect(await api.jobs()).toMatchObject([{ id: saved.nextJob?.id, scheduledTime: current.nextJob?.scheduledTime }]);

    const body = { workflowId: saved.id, mode: 'live' };
    const runs = await Promise.all(
      minutes.map(() => api.call<Job>('POST', '/workflow/execute', body, { 'Idempotency-Key': 'all-at-once' })),
    );
    expect(runs.filter(({ status }) => status !== 200 && status !== 409)).toEqual([]);
    expect(await api.jobs('status=completed')).toHaveLength(1);
  });

  it('for two seconds from now starts then, and not before', async () => {
    const { api } = await stage.server();
    const due = Date.now() + 2_000;
    const { nextJob } = await api.save(workflow({ schedule: at(due) }));
    const job = await api.ended(nextJob?.id ?? '', { withinMs: 10_000 });
    expect(job.scheduledTime).toBe(new Date(due).toISOString());
    const late = Date.parse(job.executedAt ?? '') - due;
    expect(late).toBeGreaterThanOrEqual(0);
    // Prompt means without waiting for a pulse, which comes once a second.
    expect(late).toBeLessThan(250);
  });

  it('survives a kill with its job and its Idempotency-Key', async () => {
    const server = await stage.server();
    const once = { 'Idempotency-Key': 'before-and-after' };
    const { id, nextJob } = await server.api.save(workflow({ schedule: FAR }), once);
    await server.kill();
    await server.start();
    expect(await server.api.save(workflow({ schedule: FAR }), once)).toMatchObject({ id });
    expect(await server.api.jobs()).toMatchObject([{ id: nextJob?.id, status: 'pending' }]);
  });
});

function nextNineInSeoul(now: number): number {
  const day = 86_400_000;
  // 09:00 in Seoul is midnight in UTC.
  return Math.ceil(now / day) * day;
}

function byTo(a: { to: string }, b: { to: string }): number {
  return a.to < b.to ? -1 : 1;
}
