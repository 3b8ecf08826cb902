import { type Instant } from '../instant';
import { type Consent } from '../purpose/purpose';

export type DeliveryState =
  'pending' | 'sending' | 'accepted' | 'delivered' | 'held' | 'failed' | 'unknown' | 'skipped';

export const DELIVERY_STATES: readonly DeliveryState[] = [
  'pending',
  'sending',
  'accepted',
  'delivered',
  'held',
  'failed',
  'unknown',
  'skipped',
];

export type DeliveryCounts = Record<DeliveryState | 'total', number>;

/** Why nothing was sent to a recipient. */
export type SkipCode =
  | 'duplicate'
  | 'invalid_address'
  | 'missing_variable'
  | 'cancelled'
  /** The address asked not to be sent to. */
  | 'suppressed'
  /** An advertisement, and no consent to it. */
  | 'no_consent'
  /** The workflow's send window is closed, and it does not hold. */
  | 'outside_window';

/** Why a delivery waits: the night of the law, or the workflow's send window. */
export type HoldCode = 'night' | 'window';

/** One message to one recipient in one job. */
export interface DeliveryRecord {
  /** Also the idempotency key that receivers see, for ever. */
  id: string;
  jobId: string;
  /** Unique in the job and channel: the mapped key, else the normalised address. */
  recipientKey: string;
  channel: string;
  address: string;
  name?: string;
  consent?: Consent;
  variables: Record<string, string>;
  state: DeliveryState;
  /** Counted before each send. */
  attempts: number;
  /** When it may be tried again; for a held one, until when it is held. */
  nextTryAt?: Instant;
  providerId?: string;
  errorCode?: string;
  error?: string;
  updatedAt: Instant;
}

/** A recipient found in the audience, about to become a row. */
export interface NewDelivery {
  id: string;
  recipientKey: string;
  channel: string;
  address: string;
  name?: string;
  consent?: Consent;
  variables: Record<string, string>;
  state: 'pending' | 'skipped';
  errorCode?: SkipCode;
}

/** What became of one send. `attempts` is the fence: only the row still sending that attempt takes it. */
export interface DeliveryResult {
  id: string;
  attempts: number;
  state: 'accepted' | 'delivered' | 'failed' | 'unknown' | 'skipped' | 'pending' | 'held';
  /** With `pending`: when to try again. With `held`: until when; a held one was not tried, and its attempt does not count. */
  nextTryAt?: Instant;
  providerId?: string;
  errorCode?: string;
  error?: string;
}

export function noDeliveries(): DeliveryCounts {
  return { pending: 0, sending: 0, accepted: 0, delivered: 0, held: 0, failed: 0, unknown: 0, skipped: 0, total: 0 };
}

/** What a provider reports later about a message that it took. */
export interface DeliveryReport {
  jobId: string;
  deliveryId: string;
  state: 'delivered' | 'failed';
  providerId?: string;
  errorCode?: string;
  error?: string;
}

/** How many deliveries of a job are in a state for a reason. */
export interface DeliveryReason {
  state: DeliveryState;
  errorCode?: string;
  count: number;
}
