import { type BatchState } from '../channel/batch-sender';
import { type DeliveryRecord, type DeliveryResult } from '../delivery/delivery';
import { resultOf, type ResultRules } from './result-of';

/** What is to be recorded of a batch's deliveries. Whoever is missing from the outcomes of a sent one never got into it. */
export function batchResults(
  deliveries: readonly DeliveryRecord[],
  batch: BatchState,
  rules: ResultRules,
): DeliveryResult[] {
  return deliveries.map((delivery) => {
    const sent = batch.state === 'sent' ? batch.outcomes.get(delivery.id) : undefined;
    // The provider was asked already: what is uncertain even then stays so.
    if (sent) return resultOf(delivery, sent, 'unknown', rules);
    return { id: delivery.id, attempts: delivery.attempts, state: 'pending' };
  });
}
