import { type AudienceSource } from '../audience/audience-source';
import { type Channel } from '../channel/channel';
import { type JobHold } from '../delivery/delivery-store';
import { type StopReason } from '../dispatch/job-dispatcher';
import { type JobRecord } from '../job/job';
import { type Policy } from '../policy/policy';
import { type SendingRules } from '../policy/sending';
import { type GateRules } from '../sending/gate';
import { type WorkflowDefinition } from '../workflow/workflow';

/** Everything that the steps of one attempt share. */
export interface RunContext {
  job: JobRecord;
  hold: JobHold;
  definition: WorkflowDefinition;
  policy: Policy;
  sending: SendingRules;
  gate: GateRules;
  source: AudienceSource;
  channel: Channel;
  /** Aborts with a `StopReason`. */
  stop: AbortSignal;
  /** Aborts when the time is up or the job is lost; otherwise open requests may finish, so that nothing is in doubt. */
  hardStop: AbortSignal;
}

/** The attempt was told to stop; thrown between steps, never in the middle of recording one. */
export class Stopped extends Error {
  override readonly name = 'Stopped';

  constructor(readonly reason: StopReason) {
    super(`Stopped: ${reason}`);
  }
}

export function throwIfStopped(stop: AbortSignal): void {
  if (stop.aborted) throw new Stopped(stop.reason as StopReason);
}

/** The attempt cannot do its work, for a reason that concerns every recipient alike. */
export class AttemptFailed extends Error {
  override readonly name = 'AttemptFailed';

  constructor(
    message: string,
    readonly retry: 'worthwhile' | 'pointless',
  ) {
    super(message);
  }
}

/** So many deliveries failed that the job is over: going on would do harm, and so would trying again by itself. */
export class TooManyFailures extends Error {
  override readonly name = 'TooManyFailures';

  constructor(readonly failures: number) {
    super(`Stopped after ${failures} failures`);
  }
}
