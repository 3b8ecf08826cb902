import { computed, inject, type Signal } from '@angular/core';
import { LanguageStore } from '../i18n/language-store';
import { TimeDisplayStore } from '../preferences/time-display-store';
import { SchedulerStatusStore } from '../scheduler/scheduler-status-store';
import { KoreanDate } from './korean-date';

/** The date formatter for the language on screen and the server's zone. Needs an injection context below the shell. */
export function injectKoreanDate(): Signal<KoreanDate> {
  const language = inject(LanguageStore).current;
  const display = inject(TimeDisplayStore).current;
  const { timeZone } = inject(SchedulerStatusStore);
  return computed(() => new KoreanDate(language(), timeZone(), display()));
}
