import * as gazette from '@hyunbinseo/holidays-kr/all';

import { holidayCalendar, type Holiday, type HolidayCalendar } from './calendar';
import { koreanHolidayName } from './korean-names';

/** Korea's public holidays with substitute, temporary and election days, for the years the gazette data covers. */
export const KOREAN_HOLIDAYS: readonly Holiday[] = Object.values(gazette).flatMap((year) =>
  Object.entries<readonly string[]>(year).map(([date, names]) => ({
    date,
    name: joinNames(names),
    kind: 'public' as const,
  })),
);

/** Korea's public holidays and these days besides. */
export function koreanHolidays(extra: Iterable<Holiday> = []): HolidayCalendar {
  return holidayCalendar([...KOREAN_HOLIDAYS, ...extra]);
}

function joinNames(official: readonly string[]): Holiday['name'] {
  const names = official.map(koreanHolidayName);
  return { ko: names.map(({ ko }) => ko).join('·'), en: names.map(({ en }) => en).join(' and ') };
}
