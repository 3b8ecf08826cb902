import { type Instant } from '../instant';
import { type RetryScope } from '../job/job';
import { type PageRequest, type StorePage } from '../store/page';
import { type Tx } from '../store/unit-of-work';
import {
  type DeliveryCounts,
  type DeliveryReason,
  type DeliveryRecord,
  type DeliveryReport,
  type DeliveryResult,
  type DeliveryState,
  type NewDelivery,
} from './delivery';

/** The job was stopped or given to somebody else: whoever holds this fence must not start anything more. */
export class FenceLost extends Error {
  override readonly name = 'FenceLost';
}

/** Holding a job: its id and the fence it was started with. */
export interface JobHold {
  jobId: string;
  fence: number;
}

/** Which of a job's deliveries. */
export interface DeliveryFilter {
  state?: DeliveryState;
  errorCode?: string;
  search?: DeliverySearch;
}

/** Any of `words` as part of what stands in the row, taken literally; ASCII letters in any case. */
export interface DeliverySearch {
  words: readonly string[];
  /** `everything`: key, address and name. */
  where: 'names' | 'everything';
}

/**
 * The rows of who gets what. Every method that changes rows keeps the job's delivery counts right in the same
 * transaction (they always add up to `total`). `add`, `copy` and `record` mark the job's attempt as progressed; taking and
 * settling do not, so that a job that kills the process at its first send is quarantined and not looped.
 */
export abstract class DeliveryStore {
  /**
   * Adds recipients and moves the job's audience checkpoint to `checkpoint`. A recipient whose key the job and channel
   * already have is kept as a `skipped` row with code `duplicate` (its key made unique), so that counts tell the truth.
   * @throws FenceLost
   */
  abstract add(
    tx: Tx,
    hold: JobHold,
    deliveries: readonly NewDelivery[],
    checkpoint: { rows: number; complete: boolean },
    now: Instant,
  ): Promise<void>;

  /**
   * Copies up to `limit` recipients of `source` in `scope`, in id order after `afterId`, into the held job as `pending` ones.
   * `failed`: failed; `unsent`: pending, held, or skipped because cancelled or outside the send window;
   * `all`: everybody but duplicates and invalid ones. Consent goes with them. Unless all are asked for, whom another retry of
   * `source` (or a retry of that) has reached, may have reached or is about to is left out: asked for twice, each gets it once.
   * Whom the held job has already is left out, so that copying may begin again after a crash.
   * Answers the last source id copied, or undefined when there are no more; then the audience is marked complete.
   * @throws FenceLost
   */
  abstract copy(
    tx: Tx,
    hold: JobHold,
    source: { jobId: string; scope: RetryScope; afterId: string | undefined },
    limit: number,
    nextId: () => string,
    now: Instant,
  ): Promise<string | undefined>;

  /**
   * Marks up to `limit` pending recipients that may be tried by `now` as `sending`, counts their attempt, and answers them
   * by id. Those to be tried again go first, then new ones by id. This is the write before the send.
   * @throws FenceLost
   */
  abstract take(tx: Tx, hold: JobHold, limit: number, now: Instant): Promise<DeliveryRecord[]>;

  /**
   * Records what became of sends. A result counts only for a row that is still `sending` the same attempt; it needs no
   * fence, for what really happened must be kept even when the job was stopped meanwhile. Answers how many counted.
   */
  abstract record(tx: Tx, jobId: string, results: readonly DeliveryResult[], now: Instant): Promise<number>;

  /**
   * Settles up to `limit` rows left `sending` by a lost attempt: to `pending` (receiver deduplicates) or `unknown`.
   * Leaves out those of an open batch: the provider is asked about them first.
   * Answers how many there were.
   * @throws FenceLost
   */
  abstract settleInDoubt(
    tx: Tx,
    hold: JobHold,
    to: 'pending' | 'unknown',
    limit: number,
    now: Instant,
  ): Promise<number>;

  /** Turns up to `limit` pending and held rows of an ended job into `skipped` with code `cancelled`. Answers how many. */
  abstract skipRest(tx: Tx, jobId: string, limit: number, now: Instant): Promise<number>;

  /**
   * Turns up to `limit` rows that an ended job left `sending` into `unknown`. Answers how many. Only for rows that nobody is
   * sending any more: what comes back later no longer counts. Closes the job's open batches.
   */
  abstract settleEnded(tx: Tx, jobId: string, limit: number, now: Instant): Promise<number>;

  /** Turns up to `limit` held rows whose time has come by `now` into `pending` ones. Answers how many. @throws FenceLost */
  abstract releaseHeld(tx: Tx, hold: JobHold, now: Instant, limit: number): Promise<number>;

  /** The earliest end of a hold; undefined when nobody is held. */
  abstract heldUntil(jobId: string): Promise<Instant | undefined>;

  /**
   * Records what providers report, in any order and as often as they like: a row that is `sending`, `accepted` or `unknown`
   * takes it; others have their end already. Answers how many counted.
   */
  abstract report(tx: Tx, reports: readonly DeliveryReport[], now: Instant): Promise<number>;

  /** Marks an `unknown` row as `sending` and counts the attempt, for a person who sends it again. Undefined when it is not unknown. */
  abstract reopen(tx: Tx, jobId: string, id: string, now: Instant): Promise<DeliveryRecord | undefined>;

  /** A person knows what became of an `unknown` row; recorded with the code `settled`. Answers whether it was unknown. */
  abstract settle(tx: Tx, jobId: string, id: string, to: 'delivered' | 'failed', now: Instant): Promise<boolean>;

  /** As last committed. */
  abstract find(jobId: string, id: string): Promise<DeliveryRecord | undefined>;

  /** How many are in which state for which reason, as last committed; states that need no reason are left out when they have none. */
  abstract reasons(jobId: string): Promise<DeliveryReason[]>;

  /**
   * How many a retry of each scope would take up, as last committed: what `copy` would copy into a job of its own. Only those
   * of a job that has ended are asked about.
   */
  abstract leftToRetry(jobId: string): Promise<Record<'failed' | 'unsent', number>>;

  /** The earliest instant at which a pending row may be tried; undefined when none is pending. */
  abstract nextTryAt(jobId: string): Promise<Instant | undefined>;

  /** As last committed. */
  abstract counts(jobId: string): Promise<DeliveryCounts | undefined>;

  /** In id order. A search through a million rows lets others have their turns. */
  abstract list(jobId: string, filter: DeliveryFilter, page: PageRequest): Promise<StorePage<DeliveryRecord>>;

  /**
   * Ended jobs that still have pending or held rows (a crash between stopping and `skipRest`), or sending ones (a crash
   * before what was on its way came back).
   */
  abstract endedWithRest(limit: number): Promise<string[]>;
}
