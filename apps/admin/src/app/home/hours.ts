import { type HourSummary } from '@jeongsi/contract';
import { type Instant } from '../time/clock';

const HOUR_MS = 3_600_000;
export const HOURS = 24;

/** What one hour's jobs did to their recipients. */
export interface Hour {
  startsAt: Instant;
  sent: number;
  failed: number;
  unknown: number;
}

export const SERIES = ['sent', 'failed', 'unknown'] as const;
export type Series = (typeof SERIES)[number];

/** The 24 clock hours of which the running one is the last, as ISO instants. */
export function lastDay(now: Instant): { from: string; to: string } {
  const end = (Math.floor(now / HOUR_MS) + 1) * HOUR_MS;
  return { from: new Date(end - HOURS * HOUR_MS).toISOString(), to: new Date(end).toISOString() };
}

export function hourOf({ hour, deliveries }: HourSummary): Hour {
  const { accepted, delivered, failed, unknown } = deliveries;
  return { startsAt: Date.parse(hour), sent: accepted + delivered, failed, unknown };
}

export function totalOf(hours: readonly Hour[], series: Series): number {
  return hours.reduce((sum, hour) => sum + hour[series], 0);
}

/** The round number at the top of the scale: 1, 2 or 5 with zeros behind, and never below 10. */
export function scaleTop(hours: readonly Hour[]): number {
  const most = Math.max(10, ...hours.map(({ sent, failed, unknown }) => sent + failed + unknown));
  const power = 10 ** Math.floor(Math.log10(most));
  return ([1, 2, 5, 10].find((step) => step * power >= most) ?? 10) * power;
}
