import { type Instant } from '../instant';
import { DAY_MS } from '../schedule/civil-day';
import { QUIET_HOURS } from '../schedule/quiet-hours';
import { parseTime } from '../schedule/wall-text';
import { type Zone, zoneOf } from '../schedule/zone';

/** A part of every day by the wall clock of a zone, `from` inclusive and `to` exclusive; `from` after `to` means over midnight. */
export interface DailyWindow {
  /** Milliseconds of the day. */
  from: number;
  to: number;
  zone: Zone;
}

/** @throws Error for times that are none, which checking a definition refuses */
export function dailyWindow({ from, to, timeZone }: { from: string; to: string; timeZone: string }): DailyWindow {
  const [opens, closes] = [parseTime(from), parseTime(to)];
  if (opens === undefined || closes === undefined) throw new Error(`${from}–${to} is no part of a day`);
  return { from: opens, to: closes, zone: zoneOf(timeZone) };
}

/** When the law lets advertisements reach those who agreed to them by day alone. */
export const LAWFUL_DAY: DailyWindow = dailyWindow({
  from: QUIET_HOURS.to,
  to: QUIET_HOURS.from,
  timeZone: QUIET_HOURS.timeZone,
});

/**
 * The first instant from `now` on at which the wall clock stands in the window: `now` itself when it is open. Looks at one
 * stretch of steady clock after the other, so that a clock change neither opens it twice too late nor closes it early.
 */
export function opensAt({ from, to, zone }: DailyWindow, now: Instant): Instant {
  let at = now;
  for (;;) {
    const offset = zone.offsetAt(at);
    const time = timeOfDay(at + offset);
    if (from < to ? time >= from && time < to : time >= from || time < to) return at;
    const next = at + timeOfDay(from - time);
    if (zone.offsetAt(next) === offset) return next;
    at = clockChange(zone, at, next);
  }
}

/** The first instant after `low` with another offset than at `low`; `high` has one. No zone changes twice within a day. */
function clockChange(zone: Zone, low: Instant, high: Instant): Instant {
  const before = zone.offsetAt(low);
  let [steady, changed] = [low, high];
  while (changed - steady > 1) {
    const middle = Math.floor((steady + changed) / 2);
    if (zone.offsetAt(middle) === before) steady = middle;
    else changed = middle;
  }
  return changed;
}

function timeOfDay(wall: number): number {
  return ((wall % DAY_MS) + DAY_MS) % DAY_MS;
}
