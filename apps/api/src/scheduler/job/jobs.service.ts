import { type AuditChange, type Job, type JobDetail, type Page } from '@jeongsi/contract';
import { Inject, Injectable } from '@nestjs/common';
import { DeliveryStore, type Engine, isEnded, type JobRecord, JobStore, type Outcome } from '@jeongsi/engine';
import { type Audit, type Deed } from '../../audit/auditing';
import { jobDeed } from '../../audit/job-deed';
import { together } from '../../audit/together';
import { found } from '../../http/found';
import { type Remember } from '../../http/idempotency/remember';
import { parseInstant } from '../../http/instant-text';
import { pageRequest, presentPage } from '../../http/page';
import { unwrap } from '../../http/unwrap';
import { ENGINE } from '../../wiring/tokens';
import { jobFilter, jobOrder, type JobsQuery } from './jobs-query.dto';
import { type MoveBody, type RetryBody } from './jobs.dto';
import { presentJob } from './present-job';
import { presentJobDetail } from './present-job-detail';
import { SchedulerService } from '../status/scheduler.service';

/** Speaks HTTP's language to the engine's jobs: refusals become problems, records become answers. */
@Injectable()
export class JobsService {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly jobs: JobStore,
    private readonly deliveries: DeliveryStore,
    private readonly scheduler: SchedulerService,
  ) {}

  async list(query: JobsQuery): Promise<Page<Job>> {
    return presentPage(await this.jobs.list(jobFilter(query), jobOrder(query), pageRequest(query)), presentJob);
  }

  async find(id: string): Promise<JobDetail> {
    const job = found(await this.jobs.find(id));
    const [events, reasons] = await Promise.all([this.jobs.events(id), this.deliveries.reasons(id)]);
    return presentJobDetail(job, events, reasons, await this.again(job));
  }

  /** Nothing of a job is retried before it has ended. */
  private async again({ id, status }: JobRecord): Promise<Parameters<typeof presentJobDetail>[3]> {
    if (!isEnded(status)) return { left: { failed: 0, unsent: 0 }, retries: [] };
    const [left, retries] = await Promise.all([this.deliveries.leftToRetry(id), this.jobs.retriesOf(id)]);
    return { left, retries };
  }

  /** @throws HttpProblem when it is not pending any more, or changed meanwhile */
  async move(id: string, { scheduledTime }: MoveBody, expectedVersion: number | undefined, audit: Audit): Promise<Job> {
    // The shape was checked, so it is an instant.
    const to = parseInstant(scheduledTime) as number;
    return answer(await this.engine.jobs.move(id, to, expectedVersion, audit(jobDeed)));
  }

  async cancel(id: string, expectedVersion: number | undefined, audit: Audit): Promise<Job> {
    return answer(await this.scheduler.removeJob(id, expectedVersion, audit(jobDeed)));
  }

  async runNow(id: string, remember: Remember, audit: Audit): Promise<Job> {
    const alongside = together(remember<JobRecord>(200, presentJob), audit(asked(id)));
    return answer(await this.engine.jobs.runNow(id, alongside));
  }

  async abort(id: string, audit: Audit): Promise<Job> {
    return answer(await this.engine.jobs.abort(id, audit(jobDeed)));
  }

  /** @throws HttpProblem when it does not run, or changed meanwhile */
  async pause(id: string, expectedVersion: number | undefined, audit: Audit): Promise<Job> {
    return answer(await this.engine.jobs.pause(id, expectedVersion, audit(jobDeed)));
  }

  /** @throws HttpProblem when it is not paused, or changed meanwhile */
  async resume(id: string, expectedVersion: number | undefined, audit: Audit): Promise<Job> {
    return answer(await this.engine.jobs.resume(id, expectedVersion, audit(jobDeed)));
  }

  /** @throws HttpProblem when it has not failed */
  async acknowledge(id: string, audit: Audit): Promise<Job> {
    return answer(await this.engine.jobs.acknowledge(id, audit(jobDeed)));
  }

  async retry(id: string, { scope }: RetryBody, remember: Remember, audit: Audit): Promise<Job> {
    const retried = audit(asked(id, { path: 'scope', after: scope }));
    const alongside = together(remember<JobRecord>(201, presentJob), retried);
    return answer(await this.engine.jobs.retry(id, scope, alongside));
  }
}

/** Somebody asked for it of the job `id`; what runs may be another one. */
function asked(id: string, ...changes: AuditChange[]): (job: JobRecord) => Deed {
  return (job) => ({
    subject: { kind: 'job', id, name: job.workflowName },
    changes: job.id === id ? changes : [...changes, { path: 'jobId', after: job.id }],
  });
}

function answer(outcome: Outcome<JobRecord>): Job {
  return presentJob(unwrap(outcome));
}
