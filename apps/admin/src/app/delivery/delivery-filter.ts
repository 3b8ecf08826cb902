import { DELIVERY_STATES, type DeliveryCounts, type DeliveryReason, type DeliveryState } from '@jeongsi/contract';
import { type UrlFields } from '../url/url-state';
import { optionOf, wordsField } from '../url/url-field';

/** Which of a job's deliveries are listed, as it stands in the address. */
export interface DeliveryQuery {
  state: DeliveryState | null;
  code: string;
  /** Part of a name, a key or an address. */
  who: string;
}

export const DELIVERY_QUERY: UrlFields<DeliveryQuery> = {
  state: optionOf(DELIVERY_STATES),
  code: wordsField,
  who: wordsField,
};

/** The order in which an operator wants to know. */
export const SHOWN_STATES = [
  'delivered',
  'accepted',
  'sending',
  'pending',
  'held',
  'failed',
  'unknown',
  'skipped',
] as const satisfies readonly DeliveryState[];

/** How many rows the list has, as far as the counts tell; of a search they tell nothing. */
export function listedCount(
  { state, code, who }: DeliveryQuery,
  counts: DeliveryCounts,
  reasons: readonly DeliveryReason[],
): number {
  if (who.trim() !== '') return 0;
  if (code !== '') {
    return reasons
      .filter((reason) => reason.errorCode === code && (state === null || reason.state === state))
      .reduce((sum, { count }) => sum + count, 0);
  }
  return state === null ? counts.total : counts[state];
}

/**
 * How many of the listed rows are news since the list was read. Unfiltered that is everybody whose result came
 * meanwhile; whoever was not known yet has none.
 */
export function newsCount(query: DeliveryQuery, read: DeliveryCounts, now: DeliveryCounts): number {
  if (query.who.trim() !== '') return 0;
  if (query.state !== null) return Math.max(0, now[query.state] - read[query.state]);
  return Math.max(0, decided(now) - decided(read));
}

function decided({ total, pending, sending, held }: DeliveryCounts): number {
  return total - pending - sending - held;
}
