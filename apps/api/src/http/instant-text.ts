import { type Instant } from '@jeongsi/engine';

/** ISO 8601 in UTC with exactly three decimals. */
export function instantText(instant: Instant): string {
  return new Date(instant).toISOString();
}

/** Zero or one field: optional ones are absent, never null. */
export function optionalInstant<K extends string>(name: K, instant: Instant | undefined): { [P in K]?: string } {
  return instant === undefined ? {} : ({ [name]: instantText(instant) } as { [P in K]: string });
}

const EXACT = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?(Z|[+-]\d{2}:\d{2})$/;

/** Reads an exact instant, with `Z` or an offset; undefined when it is none (30 February, hour 24, no offset). */
export function parseInstant(text: string): Instant | undefined {
  const [, year, month, day, hour, minute] = EXACT.exec(text) ?? [];
  if (year === undefined || Number(year) < 1900 || Number(hour) > 23 || Number(minute) > 59) return undefined;
  const midnight = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  // Date.UTC rolls 30 February over into March.
  if (midnight.getUTCMonth() !== Number(month) - 1 || midnight.getUTCDate() !== Number(day)) return undefined;
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? undefined : instant;
}
