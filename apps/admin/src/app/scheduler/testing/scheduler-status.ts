import { type SchedulerStatus } from '@jeongsi/contract';

/** 2026년 11월 22일 (일) 오후 3:01:34 in Seoul. */
export const SERVER_NOW = Date.parse('2026-11-22T15:01:34+09:00');

export function schedulerStatus(changes: Partial<SchedulerStatus> = {}): SchedulerStatus {
  return {
    isRunning: true,
    totalJobs: 1281,
    pendingJobs: 86,
    runningJobs: 4,
    completedJobs: 1191,
    failedJobs: 0,
    cancelledJobs: 0,
    skippedJobs: 0,
    lateJobs: 0,
    unacknowledgedJobs: 0,
    heartbeatAt: new Date(SERVER_NOW).toISOString(),
    serverTime: new Date(SERVER_NOW).toISOString(),
    timeZone: 'Asia/Seoul',
    engine: { kind: 'embedded', nodes: 1 },
    ...changes,
  };
}
