import { type Instant } from '@jeongsi/engine';

/**
 * The offset of `timeZone` at `now` as MySQL writes it (`+09:00`), for servers that have no table of named zones, as most
 * have not. Right for zones without summer time such as Asia/Seoul; elsewhere right for instants of the same season.
 */
export function offsetOf(timeZone: string, now: Instant): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).formatToParts(now);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  return /[+-]\d\d:\d\d/.exec(name)?.[0] ?? '+00:00';
}
