import { type Channel, type RenderOutcome, type Recipient, type Sender, type SendOutcome } from '../channel/channel';
import { type DeliveryRecord, type DeliveryResult } from '../delivery/delivery';
import { type Instant } from '../instant';
import { deliveryBackoffMs } from '../policy/retry';

/** A channel opened for one job, with the job's texts prepared. */
export interface OpenedChannel {
  inDoubt: Channel['inDoubt'];
  render: (recipient: Recipient) => RenderOutcome;
  sender: Sender;
}

export interface SendRules {
  /** How often a delivery that failed for a while is tried again. */
  maxRetries: number;
  mode: 'live' | 'test';
  /** Given with the request, and stronger than the recipient's own. */
  variables: Record<string, string> | undefined;
  random: () => number;
  now: () => Instant;
}

/** Longer than any receiver may make us wait within one attempt. */
const LONGEST_RETRY_AFTER_MS = 5 * 60_000;

/** Renders and sends one delivery, and says what is to be recorded. Never rejects. */
export async function sendOne(
  delivery: DeliveryRecord,
  opened: OpenedChannel,
  rules: SendRules,
  signal: AbortSignal,
): Promise<DeliveryResult> {
  const { id, attempts } = delivery;
  const rendered = opened.render({
    address: delivery.address,
    ...(delivery.name !== undefined && { name: delivery.name }),
    variables: rules.variables ? withVariables(delivery.variables, rules.variables) : delivery.variables,
  });
  if (rendered.outcome === 'missing') {
    return { id, attempts, state: 'skipped', errorCode: 'missing_variable', error: rendered.variables.join(', ') };
  }
  if (rendered.outcome === 'unsendable') {
    return { id, attempts, state: 'failed', errorCode: rendered.code, error: rendered.message };
  }
  let outcome: SendOutcome;
  try {
    const envelope = { deliveryId: id, jobId: delivery.jobId, mode: rules.mode };
    outcome = await opened.sender.send(rendered.message, envelope, signal);
  } catch (error) {
    // Senders promise not to reject; one that does may have sent.
    outcome = {
      outcome: 'uncertain',
      code: 'internal',
      message: error instanceof Error ? error.message : String(error),
    };
  }
  return resultOf(delivery, outcome, opened.inDoubt, rules);
}

function resultOf(
  { id, attempts }: DeliveryRecord,
  sent: SendOutcome,
  inDoubt: Channel['inDoubt'],
  rules: SendRules,
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

function withVariables(own: Record<string, string>, given: Record<string, string>): Record<string, string> {
  return Object.assign(Object.create(null) as Record<string, string>, own, given);
}
