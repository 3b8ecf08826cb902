import { InjectionToken } from '@angular/core';
import { type Language } from './language';

/** What the reader's browser asks for, the most wanted first: `['en-GB', 'en', 'ko']`. */
export const READER_LANGUAGES = new InjectionToken<readonly string[]>('READER_LANGUAGES', {
  factory: () => navigator.languages,
});

/**
 * The language for a first visit: English for those who put another language than Korean first and also read English;
 * Korean for everybody else. `first-paint.js` does the same for the page's `lang`.
 */
export function offeredLanguage(wanted: readonly string[]): Language {
  const [first, ...others] = wanted.map((tag) => tag.toLowerCase().split('-')[0]);
  if (first === undefined || first === 'ko') return 'ko';
  return [first, ...others].includes('en') ? 'en' : 'ko';
}
