import {
  type DeliveryCounts,
  type DeliveryReason,
  type DeliveryRecord,
  type DeliveryState,
} from '../../delivery/delivery';
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

export function matches(row: DeliveryRecord, filter: { state?: DeliveryState; errorCode?: string }): boolean {
  return (
    (filter.state === undefined || row.state === filter.state) &&
    (filter.errorCode === undefined || row.errorCode === filter.errorCode)
  );
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
