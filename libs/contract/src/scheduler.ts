import type { DeliveryCounts } from './job';
import type { ScheduleType } from './schedule';

/** `GET /api/scheduler`. The first seven fields are the product's original contract: names and meaning are fixed. */
export interface SchedulerStatus {
  /** False while paused, or when no tick succeeded for 90 s. */
  isRunning: boolean;
  totalJobs: number;
  pendingJobs: number;
  runningJobs: number;
  completedJobs: number;
  failedJobs: number;
  nextJob?: NextJob;
  cancelledJobs: number;
  skippedJobs: number;
  lateJobs: number;
  /** Of the failed ones, those that nobody has acknowledged: `POST /api/scheduler/jobs/:id/acknowledge`. */
  unacknowledgedJobs: number;
  heartbeatAt: string;
  serverTime: string;
  stoppedReason?: string;
  timeZone: string;
  engine: { kind: 'embedded' | 'cluster'; nodes: number };
}

export interface NextJob {
  id: string;
  workflowName: string;
  scheduledTime: string;
  type: ScheduleType;
}

export interface ResumeRequest {
  /** What becomes of the jobs that fell due meanwhile. */
  missed: 'run' | 'skip';
}

/** A projected occurrence, `GET /api/scheduler/upcoming`. */
export interface UpcomingOccurrence {
  workflowId: string;
  workflowName: string;
  type: ScheduleType;
  at: string;
  /** Present once the occurrence has its job row. */
  jobId?: string;
}

/**
 * What the jobs that started in one hour came to, in `GET /api/scheduler/hours?from&to`: one for every clock hour (UTC) of the
 * range, at most 168, the earliest first. Test jobs are left out.
 */
export interface HourSummary {
  /** The hour's start. */
  hour: string;
  jobs: { started: number; failed: number };
  /** Of those jobs so far, whenever each message went out. */
  deliveries: DeliveryCounts;
}
