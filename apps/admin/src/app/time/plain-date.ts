import { type Language } from '../i18n/language';
import { KoreanDate } from './korean-date';

/** A day of the calendar without a zone, `2026-12-25`: `12월 25일 (금)` · `Fri, Dec 25`; the text itself when it is none. */
export function plainDate(text: string, language: Language): string {
  const at = Date.parse(`${text.slice(0, 10)}T12:00:00Z`);
  return Number.isNaN(at) ? text : new KoreanDate(language, 'UTC').dayOnly(at);
}
