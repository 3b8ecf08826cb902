import { type DeliveryState } from './delivery';

/** The allowed moves. `sending → pending` is a temporary failure; `unknown` leaves only by a report or by a person: settled as known, or `sending` once more. */
export const DELIVERY_MOVES: Readonly<Record<DeliveryState, readonly DeliveryState[]>> = {
  pending: ['sending', 'held', 'skipped'],
  held: ['pending', 'skipped'],
  sending: ['accepted', 'delivered', 'failed', 'unknown', 'skipped', 'pending', 'held'],
  accepted: ['delivered', 'failed'],
  unknown: ['accepted', 'delivered', 'failed', 'sending'],
  delivered: [],
  failed: [],
  skipped: [],
};

/** Whether nothing more will be done for this recipient in this job without a person or a late report. */
export function isSettled(state: DeliveryState): boolean {
  return state !== 'pending' && state !== 'sending' && state !== 'held';
}
