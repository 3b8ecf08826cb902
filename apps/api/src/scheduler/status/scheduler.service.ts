import { type SchedulerStatus } from '@jeongsi/contract';
import { Inject, Injectable } from '@nestjs/common';
import {
  type Alongside,
  type Change,
  Clock,
  type Engine,
  type ExecuteWorkflow,
  type JobRecord,
  JobStore,
  type Outcome,
} from '@jeongsi/engine';
import { type Logger as Log } from 'pino';
import { Settings } from '../../config/settings';
import { instantText } from '../../http/instant-text';
import { ENGINE, LOG } from '../../wiring/tokens';
import { presentNextJob } from '../job/present-job';

/** The scheduler as a whole: puts jobs in, takes them out, drives the pulse, and says how things stand. */
@Injectable()
export class SchedulerService {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly jobs: JobStore,
    private readonly clock: Clock,
    private readonly settings: Settings,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** Adds a job that runs a workflow now, beside its schedule. Jobs of a schedule come from saving the workflow. */
  addJob(request: ExecuteWorkflow): Promise<Outcome<JobRecord>> {
    return this.engine.jobs.execute(request);
  }

  /** Cancels a pending job, if it still has `expectedVersion`. */
  removeJob(
    id: string,
    expectedVersion?: number,
    alongside?: Alongside<Change<JobRecord>>,
  ): Promise<Outcome<JobRecord>> {
    return this.engine.jobs.cancel(id, expectedVersion, alongside);
  }

  /** Starts what is due. Never rejects: a pulse that failed is logged, and the next one tries again. */
  async executeJobs(): Promise<void> {
    try {
      await this.engine.scheduler.tick();
    } catch (error) {
      this.log.error({ error }, 'The tick failed; trying again');
    }
  }

  async getStatus(): Promise<SchedulerStatus> {
    const [counts, next] = await Promise.all([this.jobs.counts(), this.jobs.next()]);
    const { isRunning, heartbeatAt, stoppedReason } = this.engine.scheduler.state();
    const { pending, running, completed, failed, cancelled, skipped, late, acknowledged } = counts;
    return {
      isRunning,
      totalJobs: pending + running + completed + failed + cancelled + skipped,
      pendingJobs: pending,
      runningJobs: running,
      completedJobs: completed,
      failedJobs: failed,
      ...(next && { nextJob: presentNextJob(next) }),
      cancelledJobs: cancelled,
      skippedJobs: skipped,
      lateJobs: late,
      unacknowledgedJobs: failed - acknowledged,
      heartbeatAt: instantText(heartbeatAt),
      serverTime: instantText(this.clock.now()),
      ...(stoppedReason !== undefined && { stoppedReason }),
      timeZone: this.settings.defaultTimeZone,
      engine: { kind: 'embedded', nodes: 1 },
    };
  }
}
