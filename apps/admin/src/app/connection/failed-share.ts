import { type RecentConnection } from '@jeongsi/contract';

/** Which part of what was sent failed, such as `0.9%`; one that is not nothing is never told as `0%`, nor nearly all as all. */
export function failedShare({ reached, failed, unknown }: Omit<RecentConnection, 'connectionId'>): string {
  if (failed === 0) return '0%';
  const percent = (100 * failed) / (reached + failed + unknown);
  if (percent < 0.1) return '<0.1%';
  if (percent > 99.9 && percent < 100) return '>99.9%';
  return `${Number(percent.toFixed(1))}%`;
}
