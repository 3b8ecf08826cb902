import { type Instant } from './clock';

/** What a clock on the wall of a zone shows. */
export interface WallTime {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
  /** 0 to 23. */
  hour: number;
  minute: number;
  second: number;
  /** 0 is Sunday. */
  weekday: number;
  /** Days since the epoch: the difference of two is how many midnights lie between them. */
  dayNumber: number;
}

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

export function wallTime(at: Instant, timeZone: string): WallTime {
  const part = numbers(formatter(timeZone).formatToParts(at));
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = part;
  const midnight = Date.UTC(year, month - 1, day);
  return {
    year,
    month,
    day,
    hour,
    minute,
    second,
    weekday: new Date(midnight).getUTCDay(),
    dayNumber: midnight / DAY_MS,
  };
}

/** The zone's distance from UTC at that instant: `GMT+9`, `GMT-4`, `GMT+5:30`, `GMT`. Browsers write the last one differently. */
export function zoneOffset(at: Instant, timeZone: string): string {
  const { year, month, day, hour, minute, second } = wallTime(at, timeZone);
  const minutes = Math.round((Date.UTC(year, month - 1, day, hour, minute, second) - at) / MINUTE_MS);
  if (minutes === 0) return 'GMT';
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `GMT${minutes < 0 ? '-' : '+'}${hours}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Formatters cost far more than formatting, so each zone keeps one. */
function formatter(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formatters.set(timeZone, made);
  return made;
}

function numbers(parts: readonly Intl.DateTimeFormatPart[]): Partial<Record<Intl.DateTimeFormatPartTypes, number>> {
  return Object.fromEntries(parts.map((part) => [part.type, Number(part.value)]));
}
