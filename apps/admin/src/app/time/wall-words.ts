import { computed, inject, type Signal } from '@angular/core';
import { type Language } from '../i18n/language';
import { LanguageStore } from '../i18n/language-store';
import { type TimeDisplay, TimeDisplayStore } from '../preferences/time-display-store';
import { KoreanDate } from './korean-date';

/** Wall times as the server writes them (`2026-11-30`, `2026-11-30T09:00:00`) in the words of the language on screen. */
export interface WallWords {
  /** `2026년 11월 30일 (월)` */
  date(wall: string): string;
  /** `11월 30일 (월)` */
  day(wall: string): string;
  /** `오전 9:00`, from `09:00` or from a whole wall time. */
  time(wall: string): string;
  /** `오전 12:00 (자정)`: the same for who picks it. */
  pickedTime(wall: string): string;
  /** `11월 30일 (월) 오전 9:00` */
  near(wall: string): string;
  /** `2026년 11월 30일 (월) 오전 9:00` */
  full(wall: string): string;
}

export function wallWords(language: Language, display: TimeDisplay): WallWords {
  // A wall time has no zone: read and written in the same one it stays what it is.
  const words = new KoreanDate(language, 'UTC', display);
  const midnight = (wall: string) => Date.parse(`${wall.slice(0, 10)}T00:00Z`);
  const at = (wall: string) => (wall.includes('T') ? Date.parse(`${wall}Z`) : midnight(wall));
  const clock = (wall: string) => at(wall.includes('T') ? wall : `2000-01-01T${wall}`);
  return {
    date: (wall) => words.dateOnly(midnight(wall)),
    day: (wall) => words.dayOnly(midnight(wall)),
    time: (wall) => (/:\d\d:(?!00)/.test(wall) ? words.clock(clock(wall)) : words.time(clock(wall))),
    pickedTime: (wall) => (/:\d\d:(?!00)/.test(wall) ? words.clock(clock(wall)) : words.pickedTime(clock(wall))),
    near: (wall) => words.day(at(wall), at(wall)),
    full: (wall) => words.full(at(wall)),
  };
}

/** Needs an injection context. */
export function injectWallWords(): Signal<WallWords> {
  const language = inject(LanguageStore).current;
  const display = inject(TimeDisplayStore).current;
  return computed(() => wallWords(language(), display()));
}
