import { type Channel, type SendOutcome } from '../channel/channel';
import { type DeliveryRecord, type DeliveryResult } from '../delivery/delivery';
import { type Instant } from '../instant';
import { deliveryBackoffMs } from '../policy/retry';

export interface ResultRules {
  /** How often a delivery that failed for a while is tried again. */
  maxRetries: number;
  random: () => number;
  now: () => Instant;
}

/** Longer than any receiver may make us wait within one attempt. */
const LONGEST_RETRY_AFTER_MS = 5 * 60_000;

/** What is to be recorded of a delivery that came to this outcome. */
export function resultOf(
  { id, attempts }: Pick<DeliveryRecord, 'id' | 'attempts'>,
  sent: SendOutcome,
  inDoubt: Channel['inDoubt'],
  rules: ResultRules,
): DeliveryResult {
  if (sent.outcome === 'accepted' || sent.outcome === 'delivered') {
    return { id, attempts, state: sent.outcome, ...(sent.providerId !== undefined && { providerId: sent.providerId }) };
  }
  const why = { id, attempts, errorCode: sent.code, error: sent.message };
  if (sent.outcome === 'failed') return { ...why, state: 'failed' };
  if (sent.outcome === 'uncertain' && inDoubt === 'unknown') return { ...why, state: 'unknown' };
  if (attempts > rules.maxRetries) return { ...why, state: sent.outcome === 'uncertain' ? 'unknown' : 'failed' };
  const asked = sent.outcome === 'temporary' ? Math.min(sent.retryAfterMs ?? 0, LONGEST_RETRY_AFTER_MS) : 0;
  return {
    ...why,
    state: 'pending',
    nextTryAt: rules.now() + Math.max(asked, deliveryBackoffMs(attempts, rules.random)),
  };
}
