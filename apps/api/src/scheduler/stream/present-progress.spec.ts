import { sampleJob } from '../../testing/sample-job';
import { presentProgress, sentBy } from './present-progress';

const running = (more: object = {}) =>
  sampleJob({ status: 'running', ...more }, { pending: 90, sending: 10, held: 500 });

it('says how long those that are left take, without those who are held', () => {
  expect(presentProgress(running(), 33.333)).toMatchObject({
    status: 'running',
    ratePerSecond: 33.3,
    remainingSeconds: 4,
  });
});

it.each([
  ['nothing moves', running(), 0],
  ['hardly anything moves', running(), 0.04],
  ['the audience is still being read', running({ audience: { rows: 600, complete: false } }), 10],
  ['it does not run any more', running({ status: 'pending', paused: true }), 10],
])('does not guess while %s', (_, job, rate) => {
  expect(presentProgress(job, rate)).not.toHaveProperty('remainingSeconds');
});

it('counts whoever was sent to, and nobody who was left out', () => {
  expect(sentBy(sampleJob({}, { accepted: 1, delivered: 2, failed: 4, unknown: 8, skipped: 16, held: 32 }))).toBe(15);
});
