import { type CivilDay, civilDay, DAY_MS, daysInMonth, type WallTime } from './civil-day';

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME = /^(\d{2}):(\d{2})(?::(\d{2}))?$/;
const WALL = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}(?::\d{2})?)(?:(?<=:\d{2}:\d{2})\.(\d{1,3}))?$/;
const OFFSET = /^(.{16,23})(Z|([+-])(\d{2}):(\d{2}))$/;

const FIRST_YEAR = 1900;

/** The day of `YYYY-MM-DD`; undefined for another form and for dates that do not exist or lie before 1900. */
export function parseDate(text: string): CivilDay | undefined {
  const parts = DATE.exec(text);
  if (!parts) return undefined;
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number];
  if (year < FIRST_YEAR || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return civilDay(year, month, day);
}

/** Milliseconds of the day of `HH:mm` or `HH:mm:ss`; undefined for another form, hour 24 and second 60. */
export function parseTime(text: string): number | undefined {
  const parts = TIME.exec(text);
  if (!parts) return undefined;
  const [hour, minute, second] = [Number(parts[1]), Number(parts[2]), Number(parts[3] ?? 0)];
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  return ((hour * 60 + minute) * 60 + second) * 1_000;
}

/** A wall time of the form `YYYY-MM-DDTHH:mm[:ss[.SSS]]`. */
export function parseWallTime(text: string): WallTime | undefined {
  const parts = WALL.exec(text);
  if (!parts) return undefined;
  const day = parseDate(parts[1] as string);
  const time = parseTime(parts[2] as string);
  if (day === undefined || time === undefined) return undefined;
  return day * DAY_MS + time + Number((parts[3] ?? '').padEnd(3, '0'));
}

/** `until` in milliseconds of wall time, inclusive: a bare date means its last millisecond. */
export function parseUntil(text: string): WallTime | undefined {
  const day = parseDate(text);
  return day === undefined ? parseWallTime(text) : (day + 1) * DAY_MS - 1;
}

/** `at`: a wall time, or an exact instant when it carries an offset (`Z`, `+09:00`; at most 18 hours). */
export type At = { kind: 'wall'; wall: WallTime } | { kind: 'exact'; instant: number };

export function parseAt(text: string): At | undefined {
  const offset = OFFSET.exec(text);
  const wall = parseWallTime(offset ? (offset[1] as string) : text);
  if (wall === undefined) return undefined;
  if (!offset) return { kind: 'wall', wall };
  const minutes = Number(offset[4] ?? 0) * 60 + Number(offset[5] ?? 0);
  if (minutes > 18 * 60 || Number(offset[5] ?? 0) > 59) return undefined;
  return { kind: 'exact', instant: wall - (offset[3] === '-' ? -1 : 1) * minutes * 60_000 };
}
