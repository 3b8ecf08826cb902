import { failedShare } from './failed-share';

it.each([
  [1_272, 12, 0, '0.9%'],
  [99_999, 1, 0, '<0.1%'],
  [1, 99_999, 0, '>99.9%'],
  [0, 3, 0, '100%'],
  [1, 1, 2, '25%'],
  [0, 0, 0, '0%'],
])('%d reached, %d failed, %d unknown: %s', (reached, failed, unknown, share) => {
  expect(failedShare({ reached, failed, unknown })).toBe(share);
});
