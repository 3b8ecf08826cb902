import { computed, inject, type Signal } from '@angular/core';
import { LanguageStore } from '../i18n/language-store';
import { TimeDisplayStore } from '../preferences/time-display-store';
import { SchedulerStatusStore } from '../scheduler/scheduler-status-store';
import { KoreanDate } from './korean-date';

/** The date formatter for the language on screen and the server's zone. Needs an injection context below the shell. */
export function injectKoreanDate(): Signal<KoreanDate> {
  const dateIn = injectDateIn();
  const { timeZone } = inject(SchedulerStatusStore);
  return computed(() => dateIn()(timeZone()));
}

/** The date formatter for the language on screen and a zone of one's own. Needs an injection context, also beside the shell. */
export function injectDateIn(): Signal<(timeZone: string) => KoreanDate> {
  const language = inject(LanguageStore).current;
  const display = inject(TimeDisplayStore).current;
  return computed(() => {
    const [inLanguage, asDisplayed] = [language(), display()];
    return (timeZone) => new KoreanDate(inLanguage, timeZone, asDisplayed);
  });
}
