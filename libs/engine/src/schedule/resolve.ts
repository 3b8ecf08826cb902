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
 * the clock jumped over this time, so the offset from before the jump pushes it forward by the gap. Clock changes lie at
 * least four days apart, so the offsets on both sides are all there are.
 */
export function resolveWallTime(wall: WallTime, zone: Zone): Resolution {
  const before = zone.offsetAt(wall - REACH_MS);
  const after = zone.offsetAt(wall + REACH_MS);
  if (before === after) return { at: wall - before, kind: 'exact' };
  // Looked at from the largest offset, which leads to the earliest instant.
  const [large, small] = before > after ? [before, after] : [after, before];
  const largeFits = zone.offsetAt(wall - large) === large;
  const smallFits = zone.offsetAt(wall - small) === small;
  if (largeFits) return { at: wall - large, kind: smallFits ? 'overlap' : 'exact' };
  return smallFits ? { at: wall - small, kind: 'exact' } : { at: wall - before, kind: 'gap' };
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

/**
 * Whether no clock change touches that day, so that every wall time of it exists once and no pushed one lands in it. A
 * change reaches as far as it is large, and there are never two within the days looked at.
 */
export function isSteadyDay(dayStart: WallTime, zone: Zone): boolean {
  const before = zone.offsetAt(dayStart - REACH_MS);
  const after = zone.offsetAt(dayStart + DAY_MS + REACH_MS);
  if (before === after) return true;
  const size = Math.abs(after - before);
  const first = dayStart - Math.max(before, after) - size;
  const last = dayStart + DAY_MS - Math.min(before, after) + size;
  return zone.offsetAt(first) === zone.offsetAt(last);
}
