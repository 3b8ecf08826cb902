export const LANGUAGES = ['ko', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each language in its own words, for the switch. */
export const LANGUAGE_NAMES: Record<Language, string> = { ko: '한국어', en: 'English' };

export function isLanguage(value: string | null): value is Language {
  return LANGUAGES.some((language) => language === value);
}
