import { type ExecutedJob, type JobAttempt, type JobDetail, type JobEvent, type JobRetry } from '@jeongsi/contract';
import { type DeliveryReason, type Instant, type JobEvent as JobEventRecord, type JobRecord } from '@jeongsi/engine';
import { instantText, optionalInstant } from '../../http/instant-text';
import { funnelOf } from './funnel';
import { presentJob } from './present-job';
import { testSteps } from './test-steps';

/** A job with its story. */
export function presentJobDetail(
  job: JobRecord,
  events: readonly JobEventRecord[],
  reasons: readonly DeliveryReason[],
  again: { left: JobDetail['leftToRetry']; retries: readonly JobRecord[] },
): JobDetail {
  return {
    ...presentExecutedJob(job, reasons),
    attempts: attemptsOf(job, events),
    events: events.map(presentEvent),
    reasons: reasons.toSorted((a, b) => b.count - a.count),
    funnel: funnelOf(job, reasons),
    leftToRetry: again.left,
    retries: again.retries.flatMap(presentRetry),
  };
}

function presentRetry({ id, status, createdAt, options }: JobRecord): JobRetry[] {
  return options?.retryOf ? [{ id, status, createdAt: instantText(createdAt), scope: options.retryOf.scope }] : [];
}

/** A job, in test mode with what it tried. */
export function presentExecutedJob(job: JobRecord, reasons: readonly DeliveryReason[]): ExecutedJob {
  return { ...presentJob(job), ...(job.mode === 'test' && { steps: testSteps(job, reasons) }) };
}

/** Parameters of events that are instants. */
const INSTANTS = new Set(['from', 'to', 'retryAt', 'until']);

function presentEvent({ at, type, params }: JobEventRecord): JobEvent {
  const shown = Object.entries(params).map(([name, value]) => [
    name,
    INSTANTS.has(name) && typeof value === 'number' ? instantText(value) : value,
  ]);
  return { at: instantText(at), type, params: Object.fromEntries(shown) as JobEvent['params'] };
}

/** Read off the row and its events: an attempt has no row of its own. */
function attemptsOf(job: JobRecord, events: readonly JobEventRecord[]): JobAttempt[] {
  const attempts: JobAttempt[] = [];
  let startedAt = job.executedAt;
  for (let number = 1; number <= job.attempt && startedAt !== undefined; number += 1) {
    const over = events.find(({ type, params }) => isEnd(type) && params['attempt'] === number);
    if (over) {
      attempts.push(ended(number, startedAt, over));
      // The next one started when it was due, or else right away.
      const retryAt = over.params['retryAt'];
      startedAt = typeof retryAt === 'number' ? retryAt : over.at;
    } else {
      attempts.push({ number, startedAt: instantText(startedAt), ...present(job) });
    }
  }
  return attempts;
}

function isEnd(type: string): boolean {
  return type === 'attempt_failed' || type === 'attempt_lost';
}

function ended(number: number, startedAt: Instant, { at, type, params }: JobEventRecord): JobAttempt {
  const error = params['error'];
  return {
    number,
    startedAt: instantText(startedAt),
    endedAt: instantText(at),
    outcome: type === 'attempt_lost' ? 'lost' : 'failed',
    ...(error !== undefined && { error: String(error) }),
  };
}

/** How the last attempt stands. */
function present(job: JobRecord): Partial<JobAttempt> {
  const outcome = ({ completed: 'completed', failed: 'failed', cancelled: 'aborted' } as const)[job.status as 'failed'];
  return {
    ...optionalInstant('endedAt', job.completedAt),
    ...(outcome !== undefined && { outcome }),
    ...(outcome === 'failed' && job.error !== undefined && { error: job.error }),
  };
}
