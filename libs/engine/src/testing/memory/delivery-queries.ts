import {
  type DeliveryCounts,
  type DeliveryReason,
  type DeliveryRecord,
  type DeliveryState,
} from '../../delivery/delivery';
import { type DeliveryFilter, type DeliverySearch } from '../../delivery/delivery-store';
import { type Instant } from '../../instant';
import { byId } from './delivery-rows';

/** What can be asked about the deliveries of one job, purely. */
export function heldUntil(rows: readonly DeliveryRecord[]): Instant | undefined {
  return earliest(rows.filter((row) => row.state === 'held'));
}

export function nextTryAt(rows: readonly DeliveryRecord[]): Instant | undefined {
  const pending = rows.filter((row) => row.state === 'pending');
  const fresh = pending.filter((row) => row.nextTryAt === undefined).sort(byId)[0];
  return fresh ? fresh.updatedAt : earliest(pending);
}

export function reasons(rows: readonly DeliveryRecord[]): DeliveryReason[] {
  const counted = new Map<string, DeliveryReason>();
  for (const { state, errorCode } of rows) {
    if (errorCode === undefined && !NEEDING_REASON.has(state)) continue;
    const key = JSON.stringify([state, errorCode]);
    const count = (counted.get(key)?.count ?? 0) + 1;
    counted.set(key, { state, ...(errorCode !== undefined && { errorCode }), count });
  }
  return [...counted.values()];
}

export function matches(row: DeliveryRecord, filter: DeliveryFilter): boolean {
  return (
    (filter.state === undefined || row.state === filter.state) &&
    (filter.errorCode === undefined || row.errorCode === filter.errorCode) &&
    (filter.search === undefined || isFound(row, filter.search))
  );
}

function isFound({ name = '', recipientKey, address }: DeliveryRecord, { words, where }: DeliverySearch): boolean {
  const texts = (where === 'names' ? [name] : [name, recipientKey, address]).map(lowerAscii);
  return words.some((word) => texts.some((text) => text.includes(lowerAscii(word))));
}

/** As databases do it that know no other letters. */
function lowerAscii(text: string): string {
  return text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** How many an ended job has yet to account for. */
export function restOf({ pending, held, sending }: DeliveryCounts): number {
  return pending + held + sending;
}

/** States that a delivery is not in without a reason. */
const NEEDING_REASON: ReadonlySet<DeliveryState> = new Set(['failed', 'unknown', 'skipped', 'held']);

function earliest(rows: readonly DeliveryRecord[]): Instant | undefined {
  return rows.length > 0 ? Math.min(...rows.map((row) => row.nextTryAt ?? Infinity)) : undefined;
}
