import { computed, inject, type Signal } from '@angular/core';
import { LanguageStore } from '../../i18n/language-store';
import { KoreanDate } from '../../time/korean-date';

/** Wall times as the server writes them (`2026-11-30`, `2026-11-30T09:00:00`) in the words of the language on screen. */
export interface WallWords {
  /** `2026년 11월 30일 (월)` */
  date(wall: string): string;
  /** `11월 30일 (월)` */
  day(wall: string): string;
  /** `오전 9:00`, from `09:00` or from a whole wall time. */
  time(wall: string): string;
  /** `2026년 11월 30일 (월) 오전 9:00` */
  full(wall: string): string;
}

/** Needs an injection context. */
export function injectWallWords(): Signal<WallWords> {
  const language = inject(LanguageStore).current;
  return computed(() => {
    // A wall time has no zone: read and written in the same one it stays what it is.
    const words = new KoreanDate(language(), 'UTC');
    const at = (wall: string) => Date.parse(`${wall.includes('T') ? wall : `${wall}T00:00`}Z`);
    const clock = (wall: string) => at(wall.includes('T') ? wall : `2000-01-01T${wall}`);
    const dateOnly = (wall: string, write: (midnight: number) => string) => {
      const midnight = at(wall.slice(0, 10));
      return write(midnight)
        .replace(words.time(midnight), '')
        .replace(/,?\s*$/, '');
    };
    return {
      date: (wall) => dateOnly(wall, (midnight) => words.full(midnight)),
      day: (wall) => dateOnly(wall, (midnight) => words.day(midnight, midnight)),
      time: (wall) => (/:\d\d:(?!00)/.test(wall) ? words.clock(clock(wall)) : words.time(clock(wall))),
      full: (wall) => words.full(at(wall)),
    };
  });
}
