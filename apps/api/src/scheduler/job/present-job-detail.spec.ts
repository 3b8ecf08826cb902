import { type JobEvent, type JobRecord, noDeliveries } from '@jeongsi/engine';
import { presentJobDetail } from './present-job-detail';

const at = (time: string) => Date.parse(`2026-11-23T${time}Z`);

const job: JobRecord = {
  id: 'j',
  workflowId: 'w',
  workflowVersion: 1,
  workflowName: '아침 안내',
  type: 'recurring',
  status: 'failed',
  trigger: 'schedule',
  mode: 'live',
  nominalTime: at('00:00:00'),
  scheduledTime: at('00:00:30'),
  attempt: 3,
  maxAttempts: 3,
  createdAt: at('00:00:00'),
  executedAt: at('00:00:01'),
  completedAt: at('00:01:00'),
  error: 'third',
  version: 9,
  fence: 6,
  planned: false,
  waiting: false,
  paused: false,
  late: false,
  audience: { rows: 0, complete: false },
  progressed: false,
  deliveries: noDeliveries(),
};

const NOTHING_MORE = { left: { failed: 0, unsent: 0 }, retries: [] };

const failed = (attempt: number, time: string, more: Record<string, string | number> = {}): JobEvent => ({
  jobId: 'j',
  at: at(time),
  type: 'attempt_failed',
  params: { attempt, error: `error ${attempt}`, ...more },
});

it('tells each attempt, from its events', () => {
  const lost: JobEvent = { jobId: 'j', at: at('00:00:20'), type: 'attempt_lost', params: { attempt: 2 } };
  const events = [failed(1, '00:00:02', { retryAt: at('00:00:07') }), lost, failed(3, '00:01:00')];
  const { attempts } = presentJobDetail(job, events, [], NOTHING_MORE);
  expect(attempts).toEqual([
    {
      number: 1,
      startedAt: '2026-11-23T00:00:01.000Z',
      endedAt: '2026-11-23T00:00:02.000Z',
      outcome: 'failed',
      error: 'error 1',
    },
    { number: 2, startedAt: '2026-11-23T00:00:07.000Z', endedAt: '2026-11-23T00:00:20.000Z', outcome: 'lost' },
    {
      number: 3,
      startedAt: '2026-11-23T00:00:20.000Z',
      endedAt: '2026-11-23T00:01:00.000Z',
      outcome: 'failed',
      error: 'error 3',
    },
  ]);
});

it('has none before the first start', () => {
  const { executedAt: _, completedAt: __, error: ___, ...rest } = job;
  expect(presentJobDetail({ ...rest, status: 'pending', attempt: 0 }, [], [], NOTHING_MORE).attempts).toEqual([]);
});

it('leaves a running one open', () => {
  const { completedAt: _, error: __, ...rest } = job;
  const [attempt] = presentJobDetail({ ...rest, status: 'running', attempt: 1 }, [], [], NOTHING_MORE).attempts;
  expect(attempt).toEqual({ number: 1, startedAt: '2026-11-23T00:00:01.000Z' });
});

it('writes the instants of events out', () => {
  const moved: JobEvent = {
    jobId: 'j',
    at: at('00:00:00'),
    type: 'moved',
    params: { from: at('01:00:00'), to: at('02:00:00') },
  };
  expect(presentJobDetail(job, [moved], [], NOTHING_MORE).events[0]?.params).toEqual({
    from: '2026-11-23T01:00:00.000Z',
    to: '2026-11-23T02:00:00.000Z',
  });
});

it('says until when everybody is held', () => {
  const held: JobEvent = { jobId: 'j', at: at('12:00:00'), type: 'held', params: { until: at('23:00:00') } };
  expect(presentJobDetail(job, [held], [], NOTHING_MORE).events[0]?.params).toEqual({
    until: '2026-11-23T23:00:00.000Z',
  });
});

it('names the most frequent reason first', () => {
  const reasons = [
    { state: 'failed' as const, errorCode: 'SMTP_550', count: 2 },
    { state: 'skipped' as const, errorCode: 'suppressed', count: 7 },
  ];
  expect(presentJobDetail(job, [], reasons, NOTHING_MORE).reasons.map(({ count }) => count)).toEqual([7, 2]);
});

it('has steps in test mode only', () => {
  expect(presentJobDetail(job, [], [], NOTHING_MORE)).not.toHaveProperty('steps');
  expect(presentJobDetail({ ...job, mode: 'test' }, [], [], NOTHING_MORE)).toHaveProperty('steps');
});
