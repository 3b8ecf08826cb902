import { schedulerStatus } from '../testing/scheduler-status';
import { barSegments } from './bar-segments';

const counts = { pendingJobs: 0, runningJobs: 0, completedJobs: 0, failedJobs: 0 };

describe('barSegments', () => {
  it('fills the whole bar, piece after piece', () => {
    const segments = barSegments(schedulerStatus({ failedJobs: 3, cancelledJobs: 2, skippedJobs: 1 }));
    expect(segments.map(({ key }) => key)).toEqual(['completed', 'running', 'pending', 'failed', 'rest']);
    let end = 0;
    for (const { start, share } of segments) {
      expect(start).toBeCloseTo(end);
      end = start + share;
    }
    expect(end).toBeCloseTo(1);
  });

  it('keeps the shares of the numbers', () => {
    const [completed, , pending] = barSegments(schedulerStatus({ ...counts, completedJobs: 75, pendingJobs: 25 }));
    expect(completed?.share).toBeCloseTo(0.75);
    expect(pending?.share).toBeCloseTo(0.25);
  });

  it('shows three failures among a million', () => {
    const failed = barSegments(schedulerStatus({ ...counts, completedJobs: 1_000_000, failedJobs: 3 }))[3];
    expect(failed?.share).toBeGreaterThan(0.01);
  });

  it('is empty, and not broken, without any job', () => {
    expect(barSegments(schedulerStatus(counts)).map(({ share }) => share)).toEqual([0, 0, 0, 0, 0]);
  });
});
