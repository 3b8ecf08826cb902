import { type Language } from '../i18n/language';

const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;
/** Every 28th syllable ends in a vowel. */
const FINALS = 28;
/** 이, 사, 오, 구: numbers whose Korean names end in a vowel. */
const OPEN_DIGITS = '2459';

/** A name as the reason of a Korean sentence: `성탄절이라`, `창립 휴무라`. English takes the name as it is. */
export function because(name: string, language: Language): string {
  return language === 'ko' ? `${name}${endsOpen(name) ? '라' : '이라'}` : name;
}

/** Whether what is spoken last ends in a vowel; signs such as parentheses are not spoken. */
function endsOpen(name: string): boolean {
  const last = /([\p{L}\p{N}])[^\p{L}\p{N}]*$/u.exec(name)?.[1] ?? '';
  const code = last.codePointAt(0) ?? 0;
  if (code >= FIRST_SYLLABLE && code <= LAST_SYLLABLE) return (code - FIRST_SYLLABLE) % FINALS === 0;
  return OPEN_DIGITS.includes(last) || /[aeiouy]/i.test(last);
}
