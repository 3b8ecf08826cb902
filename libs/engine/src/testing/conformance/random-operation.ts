import fc from 'fast-check';
import { type JobEvent, type JobType } from '../../job/job';
import { type EndJob, type JobMove, type NewJob } from '../../job/job-store';
import { type DeliveryResult } from '../../delivery/delivery';

/** Which job or recipient: the nth there is, counted round. */
type Nth = number;

/** One change of the stores, as data, so that it can be made to two of them and shrunk. */
export type Operation =
  | {
      does: 'insert';
      jobs: (Pick<NewJob, 'trigger' | 'planned' | 'waiting' | 'status'> & { workflow: Nth; time: number })[];
    }
  | { does: 'start'; limit: number; late: boolean }
  | { does: 'skip' | 'wait' | 'cancel' | 'resume'; job: Nth }
  | { does: 'lastEnds'; workflow: Nth; limit: number }
  | { does: 'end'; job: Nth; staleBy: number; outcome: EndJob['outcome'] }
  | { does: 'releaseWaiting' | 'removePlanned'; workflow: Nth }
  | { does: 'takeOver'; job: Nth; attempt: 'same' | 'next' }
  | { does: 'move'; job: Nth; to: JobMove }
  | { does: 'addEvents'; job: Nth; type: JobEvent['type'] }
  | { does: 'archive' | 'purge'; before: number; limit: number }
  | { does: 'add'; job: Nth; keys: string[] }
  | { does: 'copy'; job: Nth; from: Nth; scope: 'failed' | 'unsent' | 'all'; limit: number }
  | { does: 'take'; job: Nth; limit: number; now: number }
  | { does: 'record'; job: Nth; states: DeliveryResult['state'][]; nextTryAt: number }
  | { does: 'settleInDoubt'; job: Nth; to: 'pending' | 'unknown'; limit: number }
  | { does: 'skipRest' | 'settleEnded'; job: Nth; limit: number }
  | { does: 'releaseHeld'; job: Nth; now: number; limit: number }
  | { does: 'report'; job: Nth; of: Nth[]; state: 'delivered' | 'failed' }
  | { does: 'reopen'; job: Nth; delivery: Nth }
  | { does: 'settle'; job: Nth; delivery: Nth; to: 'delivered' | 'failed' }
  | { does: 'openBatch'; job: Nth; of: Nth[]; provider: 'named' | 'nameless' }
  | { does: 'closeBatch'; job: Nth };

/** An operation, and whether the transaction is undone after it. */
export interface RandomStep {
  operation: Operation;
  ends: 'commit' | 'undo';
}

const nth = fc.nat(5);
const time = fc.nat(9);
const few = fc.integer({ min: 1, max: 4 });
const several = fc.array(nth, { maxLength: 4 });
const known = fc.constantFrom('delivered' as const, 'failed' as const);
const provider = fc.constantFrom('named' as const, 'nameless' as const);
const jobType = fc.constantFrom<JobType>('recurring', 'scheduled');

const outcome: fc.Arbitrary<EndJob['outcome']> = fc.oneof(
  fc.record({ status: fc.constantFrom('completed' as const, 'cancelled' as const) }),
  fc.record({ status: fc.constant('failed' as const), error: fc.string() }),
  fc.record({ status: fc.constant('pending' as const), retryAt: time, error: fc.string() }),
  fc.record({ status: fc.constantFrom('released' as const, 'paused' as const) }),
  fc.record({ status: fc.constant('held' as const), until: time }),
);

const newJob = fc
  .record({
    workflow: fc.nat(2),
    time,
    trigger: fc.constantFrom('schedule' as const, 'manual' as const),
    planned: fc.boolean(),
    waiting: fc.boolean(),
    skipped: fc.integer({ min: 0, max: 4 }).map((drawn) => drawn === 0),
  })
  .map(({ skipped, planned, waiting, ...job }) => ({
    ...job,
    planned: planned && !waiting && !skipped,
    waiting: waiting && !skipped,
    status: skipped ? ('skipped' as const) : ('pending' as const),
  }));

const does = <Name extends Operation['does']>(name: Name): fc.Arbitrary<Name> => fc.constant(name);

const operation: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: does('insert'), jobs: fc.array(newJob, { minLength: 1, maxLength: 4 }) }) },
  { weight: 4, arbitrary: fc.record({ does: does('start'), limit: few, late: fc.boolean() }) },
  fc.record({
    does: fc.constantFrom('skip' as const, 'wait' as const, 'cancel' as const, 'resume' as const),
    job: nth,
  }),
  { weight: 3, arbitrary: fc.record({ does: does('end'), job: nth, staleBy: fc.constantFrom(0, 0, 0, 1), outcome }) },
  fc.record({ does: fc.constantFrom('releaseWaiting' as const, 'removePlanned' as const), workflow: fc.nat(2) }),
  fc.record({ does: does('lastEnds'), workflow: fc.nat(2), limit: few }),
  fc.record({ does: does('takeOver'), job: nth, attempt: fc.constantFrom('same' as const, 'next' as const) }),
  fc.record({
    does: does('move'),
    job: nth,
    to: fc.record(
      { scheduledTime: time, nominalTime: time, type: jobType, planned: fc.constant(false), maxAttempts: few },
      { requiredKeys: [] },
    ),
  }),
  fc.record({ does: does('addEvents'), job: nth, type: fc.constantFrom('moved' as const, 'recovered' as const) }),
  fc.record({ does: fc.constantFrom('archive' as const, 'purge' as const), before: fc.nat(12), limit: few }),
  {
    weight: 4,
    arbitrary: fc.record({
      does: does('add'),
      job: nth,
      keys: fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 6 }),
    }),
  },
  fc.record({
    does: does('copy'),
    job: nth,
    from: nth,
    scope: fc.constantFrom('failed' as const, 'unsent' as const, 'all' as const),
    limit: few,
  }),
  { weight: 3, arbitrary: fc.record({ does: does('take'), job: nth, limit: few, now: time }) },
  {
    weight: 3,
    arbitrary: fc.record({
      does: does('record'),
      job: nth,
      states: fc.array(
        fc.constantFrom<DeliveryResult['state']>(
          'accepted',
          'delivered',
          'failed',
          'unknown',
          'skipped',
          'pending',
          'held',
        ),
        { minLength: 1, maxLength: 4 },
      ),
      nextTryAt: time,
    }),
  },
  fc.record({
    does: does('settleInDoubt'),
    job: nth,
    to: fc.constantFrom('pending' as const, 'unknown' as const),
    limit: few,
  }),
  fc.record({ does: fc.constantFrom('skipRest' as const, 'settleEnded' as const), job: nth, limit: few }),
  fc.record({ does: does('releaseHeld'), job: nth, now: time, limit: few }),
  fc.record({ does: does('report'), job: nth, of: several, state: known }),
  fc.record({ does: does('reopen'), job: nth, delivery: nth }),
  fc.record({ does: does('settle'), job: nth, delivery: nth, to: known }),
  { weight: 2, arbitrary: fc.record({ does: does('openBatch'), job: nth, of: several, provider }) },
  fc.record({ does: does('closeBatch'), job: nth }),
);

export const randomSteps: fc.Arbitrary<RandomStep[]> = fc.array(
  fc.record({
    operation,
    ends: fc.constantFrom('commit' as const, 'commit' as const, 'commit' as const, 'undo' as const),
  }),
  { minLength: 5, maxLength: 40 },
);
