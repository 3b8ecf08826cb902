import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Language = 'ko' | 'en';

const read = (language: Language) =>
  JSON.parse(readFileSync(join(__dirname, `../../admin/src/i18n/${language}.json`), 'utf8')) as Record<string, string>;

const TEXTS: Record<Language, Record<string, string>> = { ko: read('ko'), en: read('en') };

/** A text of the console by its key, as a pattern: what is filled in can be anything. */
export function says(language: Language, key: string): RegExp {
  const text = TEXTS[language][key];
  if (text === undefined) throw new Error(`There is no text ${key} in ${language}.json.`);
  const fixed = text.split(/\{\{[^}]*\}\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(fixed.join('.+'));
}

/** Every key that there is. */
export const TEXT_KEYS: readonly string[] = Object.keys(TEXTS.ko);
