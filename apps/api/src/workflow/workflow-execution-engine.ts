import { type ExecutedJob } from '@jeongsi/contract';
import { Inject, Injectable } from '@nestjs/common';
import { DeliveryStore, type Engine, type JobRecord, isEnded } from '@jeongsi/engine';
import { type Principal } from '../access/principal';
import { type Audit, type Deed } from '../audit/auditing';
import { together } from '../audit/together';
import { HttpProblem } from '../http/http-problem';
import { type Remember } from '../http/idempotency/remember';
import { unwrap } from '../http/unwrap';
import { Stopping } from '../lifetime/stopping';
import { presentExecutedJob } from '../scheduler/job/present-job-detail';
import { ENGINE } from '../wiring/tokens';
import { type ExecuteBody } from './execute.dto';

export interface Execution {
  job: ExecutedJob;
  /** `ended`, or still under way when the wait was over. */
  state: 'ended' | 'under-way';
}

const TRIGGERS = { key: 'api', session: 'manual' } as const;

/** Runs workflows now, on demand, and waits for their end as long as asked. */
@Injectable()
export class WorkflowExecutionEngine {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly deliveries: DeliveryStore,
    private readonly stopping: Stopping,
  ) {}

  /**
   * `via` is how whoever asks came in: with the console's session it is a person who runs it by hand.
   * @throws HttpProblem when there is no such workflow, or it cannot be run
   */
  async execute(
    body: ExecuteBody,
    { remember, audit, via }: { remember: Remember; audit: Audit; via: Principal['via'] },
  ): Promise<Execution> {
    const { waitSeconds = 30, ...request } = body;
    if (request.mode === 'live' && request.recipients) {
      const message = 'Only in test mode; leave it out, or set mode to test.';
      throw new HttpProblem('UNPROCESSABLE', { errors: [{ path: 'recipients', code: 'TEST_ONLY', message }] });
    }
    const repeat = remember<JobRecord>(202, (added) => presentExecutedJob(added, []));
    const alongside = together(repeat, audit(executed));
    const started = unwrap(await this.engine.jobs.execute({ ...request, trigger: TRIGGERS[via] }, alongside));
    const job = (await this.#untilEnded(started.id, waitSeconds * 1_000)) ?? started;
    // Only a test's steps need the reasons.
    const reasons = job.mode === 'test' ? await this.deliveries.reasons(job.id) : [];
    return { job: presentExecutedJob(job, reasons), state: isEnded(job.status) ? 'ended' : 'under-way' };
  }

  /** Stops waiting when the server stops: the job goes on at the next start, whoever asked can look. */
  async #untilEnded(id: string, waitMs: number): Promise<JobRecord | undefined> {
    const { signal } = this.stopping;
    let ring = (): void => undefined;
    const stopped = new Promise<undefined>((resolve) => {
      ring = () => resolve(undefined);
      if (signal.aborted) ring();
      signal.addEventListener('abort', ring, { once: true });
    });
    try {
      return await Promise.race([this.engine.jobs.untilEnded(id, waitMs), stopped]);
    } finally {
      signal.removeEventListener('abort', ring);
    }
  }
}

/** For whom a test was is nobody's business here. */
function executed({ id, workflowId, workflowName, mode }: JobRecord): Deed {
  const changes = [
    { path: 'mode', after: mode },
    { path: 'jobId', after: id },
  ];
  return { subject: { kind: 'workflow', id: workflowId, name: workflowName }, changes };
}
