import { type Instant } from '../instant';
import { DAY_MS, wallDay, wallText } from './civil-day';
import { wallTimeAt } from './resolve';
import { type Note } from './schedule';
import { zoneOf } from './zone';

/** Advertisements need a separate consent at night by Korean law (정보통신망법 §50③), whatever the schedule's zone. */
export const QUIET_HOURS = { from: '21:00', to: '08:00', timeZone: 'Asia/Seoul' } as const;

const QUIET_FROM_MS = 21 * 3_600_000;
const QUIET_TO_MS = 8 * 3_600_000;

/** When those without night consent get the message instead, if that instant lies in the quiet hours. */
export function quietNote(at: Instant): Note | undefined {
  const wall = wallTimeAt(at, zoneOf(QUIET_HOURS.timeZone));
  const day = wallDay(wall);
  const time = wall - day * DAY_MS;
  if (time >= QUIET_TO_MS && time < QUIET_FROM_MS) return undefined;
  const opens = (time >= QUIET_FROM_MS ? day + 1 : day) * DAY_MS + QUIET_TO_MS;
  return { code: 'QUIET_MOVED', params: { localTime: wallText(opens), timeZone: QUIET_HOURS.timeZone } };
}
