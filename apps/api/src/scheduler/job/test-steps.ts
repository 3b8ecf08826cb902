import { type TestStep } from '@jeongsi/contract';
import { type DeliveryReason, isEnded, type JobRecord } from '@jeongsi/engine';
import { funnelOf, skippedFor } from './funnel';

/**
 * What a test tried, step by step: each step once it is over, and none after one that failed for everybody. Whoever is not
 * named stays in the outbox, which takes everything; so without named people what failed is a message that cannot be made.
 */
export function testSteps(job: JobRecord, reasons: readonly DeliveryReason[]): TestStep[] {
  const audience = audienceStep(job, reasons);
  if (!audience || audience.outcome === 'failed') return audience ? [audience] : [];
  if (!isEnded(job.status) || job.status === 'cancelled') return [audience];
  if (neverSent(job)) return [audience, { step: 'sending', outcome: 'failed', params: errorOf(job) }];
  const message = messageStep(job, reasons);
  return message.outcome === 'failed' ? [audience, message] : [audience, message, sendingStep(job)];
}

function audienceStep(job: JobRecord, reasons: readonly DeliveryReason[]): TestStep | undefined {
  if (!job.audience.complete) {
    return job.status === 'failed' ? { step: 'audience', outcome: 'failed', params: errorOf(job) } : undefined;
  }
  const all = job.options?.retryOf ? job.deliveries.total : job.audience.rows;
  const leftOut = { ...count(reasons, 'invalid_address', 'duplicate', 'suppressed', 'no_consent') };
  const left = funnelOf(job, reasons).at(-1)?.left ?? all;
  const outcome = left === 0 ? 'failed' : Object.keys(leftOut).length > 0 ? 'warn' : 'ok';
  return { step: 'audience', outcome, params: { all, left, ...leftOut } };
}

function messageStep(job: JobRecord, reasons: readonly DeliveryReason[]): TestStep {
  const { accepted, delivered, unknown, failed } = job.deliveries;
  const unsendable = namedOf(job) === 0 ? failed : 0;
  const rendered = accepted + delivered + unknown + failed - unsendable;
  const lacking = { ...count(reasons, 'missing_variable'), ...(unsendable > 0 && { unsendable }) };
  const outcome = rendered === 0 ? 'failed' : Object.keys(lacking).length > 0 ? 'warn' : 'ok';
  return { step: 'message', outcome, params: { rendered, ...lacking } };
}

function sendingStep(job: JobRecord): TestStep {
  const { accepted, delivered, unknown, failed } = job.deliveries;
  const named = namedOf(job);
  const sent = accepted + delivered;
  const lost = { ...(named > 0 && failed > 0 && { failed }), ...(unknown > 0 && { unknown }) };
  const outcome = Object.keys(lost).length === 0 ? 'ok' : sent > 0 ? 'warn' : 'failed';
  return { step: 'sending', outcome, params: { sent, named, ...lost } };
}

/** Whether the job failed before it tried anybody: the channel could not be opened. */
function neverSent({ status, deliveries }: JobRecord): boolean {
  const { accepted, delivered, unknown, failed } = deliveries;
  return status === 'failed' && accepted + delivered + unknown + failed === 0;
}

function namedOf(job: JobRecord): number {
  return job.options?.recipients?.length ?? 0;
}

function count(
  reasons: readonly DeliveryReason[],
  ...codes: Parameters<typeof skippedFor>[0][]
): Record<string, number> {
  const counted = codes.map((code): [string, number] => [code, skippedFor(code, reasons)]);
  return Object.fromEntries(counted.filter(([, number]) => number > 0));
}

function errorOf({ error }: JobRecord): Record<string, string> {
  return error === undefined ? {} : { error };
}
