import { type Note } from '@jeongsi/contract';
import en from '../../i18n/en.json';
import ko from '../../i18n/ko.json';
import { type Language } from '../i18n/language';
import { type TextKey, type TextParams } from '../i18n/text';
import { wallWords } from '../time/wall-words';
import { noteText } from './note-text';

const texts: Record<Language, Record<TextKey, string>> = { ko, en };

function say(note: Note, language: Language): string {
  const text = (key: TextKey, params: TextParams = {}) =>
    texts[language][key].replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name]));
  return noteText(note, text, language, wallWords(language, 'halfDays'));
}

const CHRISTMAS = { nameKo: '성탄절', nameEn: 'Christmas Day' };
const FOUNDING = { nameKo: '창립 휴무', nameEn: 'Founding day' };

it.each<[string, Note['params'], string, string]>([
  [
    'HOLIDAY_SKIPPED',
    { date: '2026-12-25', ...CHRISTMAS },
    '12월 25일 (금) 성탄절이라 건너뛰어요',
    'Skipped: Fri, Dec 25 is Christmas Day',
  ],
  [
    'HOLIDAY_MOVED',
    { from: '2026-12-25', to: '2026-12-24', direction: 'previous', ...CHRISTMAS },
    '12월 25일 (금) 성탄절이라 12월 24일 (목)로 앞당겨요',
    'Moved earlier to Thu, Dec 24: Fri, Dec 25 is Christmas Day',
  ],
  [
    'HOLIDAY_MOVED',
    { from: '2026-12-25', to: '2026-12-28', direction: 'next', ...FOUNDING },
    '12월 25일 (금) 창립 휴무라 12월 28일 (월)로 미뤄요',
    'Moved later to Mon, Dec 28: Fri, Dec 25 is Founding day',
  ],
  [
    'WEEKEND_MOVED',
    { from: '2027-01-31', to: '2027-01-29', direction: 'previous', weekday: 'SU' },
    '1월 31일 (일) 주말이라 1월 29일 (금)로 앞당겨요',
    'Moved earlier to Fri, Jan 29: Sun, Jan 31 is on a weekend',
  ],
  [
    'WEEKEND_MOVED',
    { from: '2027-01-30', to: '2027-02-01', direction: 'next', weekday: 'SA' },
    '1월 30일 (토) 주말이라 2월 1일 (월)로 미뤄요',
    'Moved later to Mon, Feb 1: Sat, Jan 30 is on a weekend',
  ],
  [
    'MONTH_END',
    { date: '2027-02-28', month: 2, wanted: 31, lastDay: 28 },
    '2월은 28일까지라 그날 실행해요',
    'February ends on day 28, so it runs then',
  ],
  [
    'DST_GAP',
    { missing: '2027-03-14T02:30:00', localTime: '2027-03-14T03:30:00' },
    '서머타임이 시작돼 오전 2:30 시각이 없어요. 오전 3:30에 실행해요',
    "2:30 AM doesn't exist (DST starts). Runs at 3:30 AM",
  ],
  [
    'DST_OVERLAP',
    { localTime: '2027-11-07T01:30:00' },
    '오전 1:30 시각이 두 번 있어요. 처음 한 번만 실행해요',
    '1:30 AM happens twice. Runs the first time only',
  ],
  [
    'QUIET_MOVED',
    { localTime: '2026-11-23T08:00:00', timeZone: 'Asia/Seoul' },
    '야간이라 동의하지 않은 사람에게는 11월 23일 (월) 오전 8:00에 보내요',
    'Quiet hours: those without night consent get it on Mon, Nov 23, 8:00 AM',
  ],
  ['DUPLICATE', {}, '앞 실행과 겹쳐 한 번만 실행해요', 'Merged with the previous run'],
  [
    'PAST',
    { now: '2026-11-22T15:01:00', timeZone: 'Asia/Seoul' },
    '이미 지난 시간이에요. 2026년 11월 22일 (일) 오후 3:01 이후로 골라 주세요.',
    'That time has passed. Pick a time after Sun, Nov 22, 2026, 3:01 PM.',
  ],
  [
    'FIRST_TODAY_PASSED',
    { passed: '2026-11-22T09:00:00', next: '2026-11-23T09:00:00' },
    '오늘 오전 9:00 회차는 지나서 2026년 11월 23일 (월) 오전 9:00부터 시작해요.',
    '9:00 AM has passed today, so it starts on Mon, Nov 23, 2026, 9:00 AM.',
  ],
  [
    'QUIET_AD',
    { from: '21:00', to: '08:00', timeZone: 'Asia/Seoul', occurrences: 1 },
    '야간 수신 동의가 없으면 오후 9:00~다음 날 오전 8:00에 광고를 보낼 수 없어요. 동의한 사람에게만 보내고, 나머지는 오전 8:00에 보내요.',
    "Ads can't be sent from 9:00 PM to 8:00 AM without night-time consent. Others will get it at 8:00 AM.",
  ],
  ['END_BEFORE_FIRST', {}, '종료일까지 한 번도 실행하지 않아요.', 'Never runs before the end date.'],
  ['NEVER_RUNS', {}, '이 조건에 맞는 날이 없어요.', 'No day fits these conditions.'],
  [
    'MOVED_BEFORE_START',
    { from: '2027-01-01', to: '2026-12-31' },
    '1월 1일 (금) 회차를 앞당기면 12월 31일 (목), 시작일보다 앞이라 실행하지 않아요.',
    'Moved earlier, Fri, Jan 1 would be Thu, Dec 31: before the start, so it does not run.',
  ],
  ['NO_END', {}, '끝나는 날이 없어요. 멈출 때까지 계속해요.', 'No end date: it keeps running until you stop it.'],
  ['TOO_OFTEN', { n: 12 }, '하루에 12번 실행해요. 맞나요?', 'Runs 12 times a day. Is that right?'],
  [
    'COLLISION',
    { count: 3, at: '2026-11-30T00:00:00.000Z' },
    '같은 시간에 다른 워크플로우 3개가 실행돼요.',
    '3 other workflows run at the same time.',
  ],
  ['HOLIDAY_DATA', { year: 2028 }, '2028년 공휴일 정보가 아직 없어요.', 'There is no holiday data for 2028 yet.'],
  [
    'FROM_THE_FUTURE',
    { what: 1 },
    '더 알려 드릴 내용이 있어요. 페이지를 새로고침해 확인해 주세요.',
    'There is more to know. Reload the page to read it.',
  ],
])('says %s %j in both languages', (code, params, inKorean, inEnglish) => {
  expect([say({ code, params }, 'ko'), say({ code, params }, 'en')]).toEqual([inKorean, inEnglish]);
});
