import { computed, inject, type Signal } from '@angular/core';
import { type Holiday } from '@jeongsi/contract';
import { catchError, forkJoin, map, of } from 'rxjs';
import { HolidayApi } from '../../../holiday/holiday-api';
import { injectLook } from '../../../http/look';
import { LanguageStore } from '../../../i18n/language-store';
import { type Day } from '../../../upcoming/day';

/** The days off of some years, by name. A calendar without them is still a calendar. Needs an injection context. */
export function injectHolidayNames(years: Signal<readonly number[] | null>): Signal<ReadonlyMap<Day, string>> {
  const api = inject(HolidayApi);
  const language = inject(LanguageStore).current;
  const look = injectLook<readonly number[], readonly Holiday[]>(
    years,
    (asked) =>
      forkJoin(asked.map((year) => api.year(year).pipe(map(({ items }) => items)))).pipe(
        map((found) => found.flat()),
        catchError(() => of([])),
      ),
    0,
  );
  return computed(
    () =>
      new Map(
        (look.value() ?? []).map(({ date, name, nameEn }) => [date, language() === 'en' ? (nameEn ?? name) : name]),
      ),
  );
}
