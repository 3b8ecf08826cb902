import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Language } from './bookshop';

const TEXTS = join(__dirname, '../../../admin/src/i18n');

/** What the console calls things in a language, so that pictures outlive a change of words. */
export function consoleTexts(language: Language): (key: string, params?: Record<string, string>) => string {
  const texts = JSON.parse(readFileSync(join(TEXTS, `${language}.json`), 'utf8')) as Record<string, string>;
  return (key, params = {}) => {
    const text = texts[key];
    if (text === undefined) throw new Error(`The console has no text ${key}.`);
    return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => params[name] ?? '');
  };
}
