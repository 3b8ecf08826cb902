import { type Text, type TextKey } from '../i18n/text';
import { type Failure, type FailureKind } from './failure';

/** What the reader can do about it, by the server's stable code: stronger than the general words of its kind. */
const BY_CODE: Readonly<Record<string, TextKey>> = {
  JOB_NOT_PENDING: 'failure.jobNotPending',
  JOB_NOT_RUNNING: 'failure.jobNotRunning',
  JOB_NOT_ENDED: 'failure.jobNotEnded',
  JOB_WAITS: 'failure.jobWaits',
  NOTHING_TO_RETRY: 'failure.nothingToRetry',
  RETRY_UNDER_WAY: 'failure.retryUnderWay',
  AUDIENCE_INCOMPLETE: 'failure.audienceIncomplete',
  WORKFLOW_ARCHIVED: 'failure.workflowArchived',
  WORKFLOW_IS_DRAFT: 'failure.workflowIsDraft',
  WORKFLOW_NOT_ACTIVE: 'failure.workflowNotActive',
  WORKFLOW_NOT_PAUSED: 'failure.workflowNotPaused',
  DELIVERY_NOT_UNKNOWN: 'failure.deliveryNotUnknown',
  HELD: 'failure.held',
  SUPPRESSED: 'failure.suppressed',
  CONNECTION_IN_USE: 'failure.connectionInUse',
  HOLIDAY_EXISTS: 'form.problem.dateTaken',
  PAST: 'failure.past',
  TOO_FAR: 'failure.tooFar',
  NEVER_RUNS: 'failure.neverRuns',
  STORE_FULL: 'failure.storeFull',
  STORE_UNAVAILABLE: 'failure.storeUnavailable',
  STOPPING: 'failure.stopping',
  FOREIGN_ORIGIN: 'failure.foreignOrigin',
  IDEMPOTENCY_KEY_IN_USE: 'failure.inProgress',
  IDEMPOTENCY_KEY_REUSED: 'failure.doneAlready',
};

const BY_KIND: Record<FailureKind, TextKey> = {
  offline: 'failure.offline',
  unreachable: 'failure.unreachable',
  signedOut: 'failure.signedOut',
  forbidden: 'failure.forbidden',
  missing: 'failure.missing',
  changed: 'failure.changed',
  refused: 'failure.refused',
  broken: 'failure.broken',
};

/** The cause and what to do next, in the reader's language. */
export function failureText(failure: Failure, text: Text): string {
  const known = failure.code === null ? undefined : BY_CODE[failure.code];
  if (known !== undefined) return text(known);
  // A refusal that we have no words for is still better told in the server's English than not at all.
  if (failure.kind === 'refused' && failure.detail !== null) {
    return text('failure.refusedBecause', { detail: failure.detail });
  }
  return text(BY_KIND[failure.kind]);
}
