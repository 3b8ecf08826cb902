import { type Note } from '@jeongsi/contract';
import en from '../../i18n/en.json';
import ko from '../../i18n/ko.json';
import { type Language } from '../i18n/language';
import { type TextKey, type TextParams } from '../i18n/text';
import { noteText } from './note-text';

const texts: Record<Language, Record<TextKey, string>> = { ko, en };

function say(note: Note, language: Language): string {
  const text = (key: TextKey, params: TextParams = {}) =>
    texts[language][key].replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name]));
  return noteText(note, text, language);
}

const MOVED = {
  from: '2026-12-25',
  to: '2026-12-24',
  direction: 'previous',
  nameKo: '성탄절',
  nameEn: 'Christmas Day',
};

describe('noteText', () => {
  it.each<[Note, string, string]>([
    [
      { code: 'HOLIDAY_MOVED', params: MOVED },
      '12월 25일 (금) 성탄절이라 12월 24일 (목)로 옮겼어요',
      'Moved from Fri, Dec 25 (Christmas Day) to Thu, Dec 24',
    ],
    [
      { code: 'WEEKEND_MOVED', params: { from: '2027-01-31', to: '2027-01-29' } },
      '1월 31일 (일)이 주말이라 1월 29일 (금)로 옮겼어요',
      'Moved from Sun, Jan 31 (weekend) to Fri, Jan 29',
    ],
    [
      { code: 'DST_GAP', params: { missing: '2027-03-14T02:30:00', localTime: '2027-03-14T03:30:00' } },
      '서머타임이 시작돼 오전 2:30이 없어요. 오전 3:30에 실행해요.',
      "2:30 AM doesn't exist (DST starts). Runs at 3:30 AM.",
    ],
  ])('writes %j in both languages', (note, inKorean, inEnglish) => {
    expect([say(note, 'ko'), say(note, 'en')]).toEqual([inKorean, inEnglish]);
  });

  it('says nothing about what it does not know', () => {
    expect(say({ code: 'FROM_THE_FUTURE', params: {} }, 'ko')).toBe('');
  });
});
