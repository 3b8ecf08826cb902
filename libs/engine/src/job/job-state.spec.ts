import { DELIVERY_MOVES, isSettled } from '../delivery/delivery-state';
import { type DeliveryState } from '../delivery/delivery';
import { type JobStatus } from './job';
import { canMove, isEnded, JOB_MOVES } from './job-state';

function reachable<T extends string>(moves: Readonly<Record<T, readonly T[]>>, from: T): Set<T> {
  const seen = new Set<T>([from]);
  for (const state of seen) for (const next of moves[state]) seen.add(next);
  return seen;
}

describe('the job’s states', () => {
  it('are all reached from pending', () => {
    expect([...reachable(JOB_MOVES, 'pending')].sort()).toEqual(Object.keys(JOB_MOVES).sort());
  });

  it('end for good in four of them', () => {
    const ends = (Object.keys(JOB_MOVES) as JobStatus[]).filter(isEnded);
    expect(ends.sort()).toEqual(['cancelled', 'completed', 'failed', 'skipped']);
  });

  it('never go back from an end', () => {
    expect(canMove('completed', 'running')).toBe(false);
    expect(canMove('running', 'pending')).toBe(true);
  });
});

describe('the delivery’s states', () => {
  it('are all reached from pending', () => {
    expect([...reachable(DELIVERY_MOVES, 'pending')].sort()).toEqual(Object.keys(DELIVERY_MOVES).sort());
  });

  it('leave nothing to do in an end', () => {
    const ends = (Object.keys(DELIVERY_MOVES) as DeliveryState[]).filter((state) => DELIVERY_MOVES[state].length === 0);
    expect(ends.every(isSettled)).toBe(true);
  });
});
