import { type Job, type Page, type SchedulerStatus, type Session } from '@jeongsi/contract';

/** Sunday afternoon in Seoul: 2026년 11월 22일 (일) 오후 3:01:34. */
export const NOW = Date.parse('2026-11-22T06:01:34.000Z');

export const SESSION: Session = { name: '지수', role: 'operator' };

/** The status of an ordinary day, at `at` by the server's clock. */
export function status(at: number, changes: Partial<SchedulerStatus> = {}): SchedulerStatus {
  return {
    isRunning: true,
    totalJobs: 1284,
    pendingJobs: 86,
    runningJobs: 4,
    completedJobs: 1191,
    failedJobs: 3,
    cancelledJobs: 0,
    skippedJobs: 0,
    lateJobs: 0,
    unacknowledgedJobs: 3,
    nextJob: {
      id: '0199a0c0-0000-7000-8000-000000000001',
      workflowName: '11월 뉴스레터 발송',
      scheduledTime: '2026-11-22T06:30:00.000Z',
      type: 'scheduled',
    },
    heartbeatAt: new Date(at).toISOString(),
    serverTime: new Date(at).toISOString(),
    timeZone: 'Asia/Seoul',
    engine: { kind: 'embedded', nodes: 1 },
    ...changes,
  };
}

export function job(changes: Partial<Job> & Pick<Job, 'id' | 'workflowName' | 'scheduledTime' | 'type'>): Job {
  return {
    workflowId: `workflow-of-${changes.id}`,
    status: 'pending',
    createdAt: '2026-11-20T01:02:00.000Z',
    nominalTime: changes.scheduledTime,
    trigger: 'schedule',
    workflowVersion: 1,
    attempt: 0,
    maxAttempts: 4,
    mode: 'live',
    version: 1,
    deliveries: {
      total: 0,
      pending: 0,
      sending: 0,
      accepted: 0,
      delivered: 0,
      held: 0,
      failed: 0,
      unknown: 0,
      skipped: 0,
    },
    ...changes,
  };
}

export const UPCOMING: Page<Job> = {
  nextCursor: 'more',
  items: [
    job({
      id: '1',
      workflowName: '11월 뉴스레터 발송',
      scheduledTime: '2026-11-22T06:30:00.000Z',
      type: 'scheduled',
    }),
    job({ id: '2', workflowName: '장바구니 리마인드', scheduledTime: '2026-11-22T09:00:00.000Z', type: 'recurring' }),
    job({
      id: '3',
      workflowName: '결제 실패 안내',
      scheduledTime: '2026-11-22T12:10:00.000Z',
      type: 'delayed',
      attempt: 2,
    }),
    job({ id: '4', workflowName: '재고 알림', scheduledTime: '2026-11-23T00:00:00.000Z', type: 'recurring' }),
    job({
      id: '5',
      workflowName: '월말 정산 안내',
      scheduledTime: '2026-11-30T00:00:00.000Z',
      type: 'recurring',
    }),
  ],
};
