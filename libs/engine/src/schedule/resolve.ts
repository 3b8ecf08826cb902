import { type Instant } from '../instant';
import { DAY_MS, type WallTime } from './civil-day';
import { type Zone } from './zone';

const HOUR_MS = 3_600_000;

/** Further than any clock change reaches: the largest, Apia's lost day, is 24 hours. */
const REACH_MS = 26 * HOUR_MS;

export interface Resolution {
  at: Instant;
  /** `gap`: the wall time does not exist and was pushed forward; `overlap`: it exists twice and this is the earlier one. */
  kind: 'exact' | 'gap' | 'overlap';
}

/**
 * The instant of a wall time. Luxon is not asked: it resolves an ambiguous time by the month in which the process runs.
 * An offset is right when it is in force at the instant it leads to; the earliest instant wins, and where none is right
 * the clock jumped over this time, so the offset from before the jump pushes it forward by the gap.
 */
export function resolveWallTime(wall: WallTime, zone: Zone): Resolution {
  const before = zone.offsetAt(wall - REACH_MS);
  const after = zone.offsetAt(wall + REACH_MS);
  if (before === after && zone.offsetAt(wall) === before) return { at: wall - before, kind: 'exact' };
  const right = [before, zone.offsetAt(wall), after].filter((offset) => zone.offsetAt(wall - offset) === offset);
  if (right.length === 0) return { at: wall - before, kind: 'gap' };
  const largest = Math.max(...right);
  return { at: wall - largest, kind: right.every((offset) => offset === largest) ? 'exact' : 'overlap' };
}

export function wallTimeAt(instant: Instant, zone: Zone): WallTime {
  return instant + zone.offsetAt(instant);
}

/** No wall time of that day or of a later one comes before this instant. */
export function earliestInstantOf(dayStart: WallTime, zone: Zone): Instant {
  let largest = zone.offsetAt(dayStart);
  for (const edge of [-REACH_MS, DAY_MS, DAY_MS + REACH_MS]) {
    largest = Math.max(largest, zone.offsetAt(dayStart + edge));
  }
  return dayStart - largest;
}

/** Whether the clock does not change anywhere near that day, so that every wall time of it exists once. */
export function isSteadyDay(dayStart: WallTime, zone: Zone): boolean {
  const offset = zone.offsetAt(dayStart);
  return zone.offsetAt(dayStart - REACH_MS) === offset && zone.offsetAt(dayStart + DAY_MS + REACH_MS) === offset;
}
