import { type DeliveryRecord, type DeliveryReport, type DeliveryResult } from '../../delivery/delivery';
import { type Instant } from '../../instant';
import { type RetryScope } from '../../job/job';
import { type StoredDelivery } from './memory-database';
import { ownNames } from './own-names';

/** What becomes of a delivery row, purely. */
export function afterTake(row: StoredDelivery, now: Instant): StoredDelivery {
  const { nextTryAt: _past, batchId: _former, ...rest } = row;
  return { ...rest, state: 'sending', attempts: row.attempts + 1, updatedAt: now };
}

export function afterResult(row: StoredDelivery, result: DeliveryResult, now: Instant): StoredDelivery {
  const { attempts, nextTryAt, ...outcome } = result;
  const waits = result.state === 'pending' || result.state === 'held';
  return {
    ...withoutOutcome(row),
    ...outcome,
    ...(waits && { nextTryAt: nextTryAt ?? now }),
    attempts: result.state === 'held' ? attempts - 1 : attempts,
    updatedAt: now,
  };
}

export function afterReport(row: StoredDelivery, report: DeliveryReport, now: Instant): StoredDelivery {
  const { deliveryId: _id, jobId: _job, ...outcome } = report;
  const providerId = outcome.providerId ?? row.providerId;
  return { ...withoutOutcome(row), ...outcome, ...(providerId !== undefined && { providerId }), updatedAt: now };
}

export function afterHold(row: StoredDelivery, now: Instant): StoredDelivery {
  const { nextTryAt: _over, errorCode: _night, error: _why, ...rest } = row;
  return { ...rest, state: 'pending', updatedAt: now };
}

export function afterSkip(row: StoredDelivery, now: Instant): StoredDelivery {
  const { nextTryAt: _never, error: _old, ...rest } = row;
  return { ...rest, state: 'skipped', errorCode: 'cancelled', updatedAt: now };
}

export function afterSettling(row: StoredDelivery, to: 'delivered' | 'failed', now: Instant): StoredDelivery {
  const { error: _old, ...rest } = row;
  return { ...rest, state: to, errorCode: 'settled', updatedAt: now };
}

/** Whether it is taken up again by a job of that scope. */
export function inScope({ state, errorCode }: DeliveryRecord, scope: RetryScope): boolean {
  if (scope === 'failed') return state === 'failed';
  if (scope === 'all') return errorCode !== 'duplicate' && errorCode !== 'invalid_address';
  if (state === 'skipped') return errorCode === 'cancelled' || errorCode === 'outside_window';
  return state === 'pending' || state === 'held';
}

/** As callers see it; they may keep and change it. */
export function deliveryOf({ batchId: _batch, ...row }: StoredDelivery): DeliveryRecord {
  return { ...row, variables: ownNames(row.variables) };
}

function withoutOutcome(row: StoredDelivery): StoredDelivery {
  const { nextTryAt: _tried, providerId: _provider, errorCode: _code, error: _error, ...rest } = row;
  return rest;
}
