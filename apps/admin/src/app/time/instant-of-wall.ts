import { type Instant } from './clock';
import { wallTime } from './wall-time';

/**
 * The instant at which the clocks of a zone show `date` (`2026-11-22`) and `time` (`15:30`); null when either is not
 * there yet. A time that the clocks jump over counts from before the jump, one that comes twice is the first.
 */
export function instantOfWall(date: string, time: string, timeZone: string): Instant | null {
  const shown = Date.parse(`${date}T${time.length === 5 ? `${time}:00` : time}Z`);
  if (Number.isNaN(shown) || date === '' || time === '') return null;
  // The offset of the instant before decides: away from a change of the clocks all agree.
  const before = shown - offsetAt(shown - DAY_MS, timeZone);
  const after = shown - offsetAt(before, timeZone);
  return shownAt(before, timeZone) === shown || shownAt(after, timeZone) !== shown ? before : after;
}

/** What the fields of a form show for an instant. */
export function wallFields(at: Instant, timeZone: string): { date: string; time: string } {
  const [date = '', time = ''] = new Date(shownAt(at, timeZone)).toISOString().split('T');
  return { date, time: time.slice(0, 5) };
}

const DAY_MS = 86_400_000;

function offsetAt(at: Instant, timeZone: string): number {
  return shownAt(at, timeZone) - Math.floor(at / 1_000) * 1_000;
}

/** The wall clock's reading as if it were UTC, to the second. */
function shownAt(at: Instant, timeZone: string): number {
  const { year, month, day, hour, minute, second } = wallTime(at, timeZone);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}
