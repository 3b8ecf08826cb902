import { DELIVERY_STATES, type DeliveryRecord, type DeliveryState } from '@jeongsi/engine';
import { type Selectable, sql } from 'kysely';
import { parseVariables } from '../json';
import { type DeliveryTable } from '../tables';

/** What a delivery is read from. */
export const DELIVERY_COLUMNS = [
  'job_id',
  'id',
  'recipient_key',
  'channel',
  'address',
  'name',
  'consent',
  'variables',
  'state',
  'attempts',
  'next_try_at',
  'provider_id',
  'error_code',
  'error',
  'updated_at',
] as const;

export const DELIVERY_LIST = sql.raw(DELIVERY_COLUMNS.join(', '));

export type DeliveryRow = Pick<Selectable<DeliveryTable>, (typeof DELIVERY_COLUMNS)[number]>;

export function toDelivery(row: DeliveryRow): DeliveryRecord {
  const delivery: DeliveryRecord = {
    id: row.id,
    jobId: row.job_id,
    recipientKey: row.recipient_key,
    channel: row.channel,
    address: row.address,
    variables: parseVariables(row.variables),
    state: row.state,
    attempts: row.attempts,
    updatedAt: row.updated_at,
  };
  if (row.name !== null) delivery.name = row.name;
  if (row.consent !== null) delivery.consent = row.consent;
  if (row.next_try_at !== null) delivery.nextTryAt = row.next_try_at;
  if (row.provider_id !== null) delivery.providerId = row.provider_id;
  if (row.error_code !== null) delivery.errorCode = row.error_code;
  if (row.error !== null) delivery.error = row.error;
  return delivery;
}

/** By how much a job's delivery counts change. */
export class CountChange {
  readonly #deltas = new Map<DeliveryState, number>();
  #total = 0;

  appear(state: DeliveryState): void {
    this.#add(state, 1);
    this.#total += 1;
  }

  move(from: DeliveryState, to: DeliveryState, count: number): void {
    this.#add(from, -count);
    this.#add(to, count);
  }

  get total(): number {
    return this.#total;
  }

  of(state: DeliveryState): number {
    return this.#deltas.get(state) ?? 0;
  }

  get isNothing(): boolean {
    return DELIVERY_STATES.every((state) => this.of(state) === 0);
  }

  #add(state: DeliveryState, count: number): void {
    this.#deltas.set(state, this.of(state) + count);
  }
}
