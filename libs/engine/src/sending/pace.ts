import { type Instant } from '../instant';
import { type SettingStore } from '../store/setting-store';
import { type Tx } from '../store/unit-of-work';
import { available, type Bucket, type BucketRule, readyAt, refilled, spent } from './token-bucket';

/** A limit, and the name of its bucket: whoever uses the same name shares the bucket. */
export interface PaceLimit {
  name: string;
  perMinute: number;
}

/** How messages leave: one by one, or many with one call. */
export interface Stride {
  burstMs: number;
  /** A transaction takes at least so much time's worth of messages, so that a high rate does not mean as many commits. */
  turnMs: number;
}

export const ONE_BY_ONE: Stride = { burstMs: 250, turnMs: 40 };
export const IN_BATCHES: Stride = { burstMs: 1_000, turnMs: 1_000 };

/**
 * Keeps a job within its limits. The buckets lie in the store and change in the transaction that takes the messages: a
 * restart gives nobody a second burst, and two jobs cannot spend the same token.
 */
export class Pace {
  constructor(
    private readonly settings: SettingStore,
    private readonly limits: readonly PaceLimit[],
    private readonly stride: Stride,
  ) {}

  /** What may leave at `now`, as the transaction sees it. */
  async open(tx: Tx, now: Instant): Promise<Allowance> {
    const buckets = [];
    for (const { name, perMinute } of this.limits) {
      const rule = { perMinute, burstMs: this.stride.burstMs };
      const kept = await this.settings.read<Bucket>(tx, keyOf(name));
      buckets.push({ name, rule, bucket: refilled(kept, rule, now), isNew: kept === undefined });
    }
    return new Allowance(this.settings, buckets, this.stride);
  }
}

interface OpenBucket {
  name: string;
  rule: BucketRule;
  bucket: Bucket;
  isNew: boolean;
}

/** What the limits leave of one turn. */
export class Allowance {
  constructor(
    private readonly settings: SettingStore,
    private readonly buckets: OpenBucket[],
    private readonly stride: Stride,
  ) {}

  get messages(): number {
    return Math.min(...this.buckets.map(({ bucket }) => available(bucket)));
  }

  /** When a turn for up to `room` messages is worth its transaction. */
  readyAt(room: number): Instant {
    return Math.max(
      ...this.buckets.map(({ bucket, rule }) => readyAt(bucket, rule, Math.min(room, this.#worthwhile(rule)))),
    );
  }

  /** Keeps what is left. A bucket that nothing was taken from needs no write: it fills by itself from where it was. */
  async spend(tx: Tx, messages: number): Promise<void> {
    for (const open of this.buckets) {
      if (messages === 0 && !open.isNew) continue;
      open.bucket = spent(open.bucket, messages);
      await this.settings.set(tx, keyOf(open.name), open.bucket);
    }
  }

  #worthwhile({ perMinute }: BucketRule): number {
    return Math.max(1, Math.floor((perMinute * this.stride.turnMs) / 60_000));
  }
}

function keyOf(name: string): string {
  return `pace.${name}`;
}
