import { type Instant } from '../instant';

/** How many messages may leave now, a fraction of the next one included, as of `at`. Plain JSON: it outlives the process. */
export interface Bucket {
  tokens: number;
  at: Instant;
}

export interface BucketRule {
  perMinute: number;
  /** Time without messages is made up for as far as this goes, so that a late timer or a slow commit costs no pace. */
  burstMs: number;
}

/** Sums of fractions end a hair below the whole. */
const HAIR = 1e-9;

/** The most that may ever leave at one instant: what the burst is worth, and one. */
export function capacityOf({ perMinute, burstMs }: BucketRule): number {
  return 1 + (perMinute * burstMs) / 60_000;
}

/** The bucket at `now`. A new one begins with a single message. A clock that stepped back adds nothing, nor does it block. */
export function refilled(bucket: Bucket | undefined, rule: BucketRule, now: Instant): Bucket {
  if (!bucket) return { tokens: 1, at: now };
  const earned = (Math.max(0, now - bucket.at) * rule.perMinute) / 60_000;
  return { tokens: Math.min(capacityOf(rule), bucket.tokens + earned), at: now };
}

/** Whole messages that may leave now. */
export function available({ tokens }: Bucket): number {
  return Math.max(0, Math.floor(tokens + HAIR));
}

export function spent(bucket: Bucket, messages: number): Bucket {
  return { ...bucket, tokens: bucket.tokens - messages };
}

/** When `messages` may leave at once, or as many as the capacity allows. */
export function readyAt(bucket: Bucket, rule: BucketRule, messages: number): Instant {
  const lacking = Math.min(messages, Math.floor(capacityOf(rule))) - bucket.tokens - HAIR;
  return bucket.at + Math.max(0, Math.ceil((lacking * 60_000) / rule.perMinute));
}
