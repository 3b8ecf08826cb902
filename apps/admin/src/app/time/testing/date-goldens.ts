import { type Language } from '../../i18n/language';
import { monthTitle, weekdayNames } from '../../upcoming/day';
import { instantOfWall } from '../instant-of-wall';
import { KoreanDate } from '../korean-date';

/** One text that must read the same wherever the console is opened. */
export interface DateGolden {
  title: string;
  written: () => string;
  expected: string;
}

const SEOUL = 'Asia/Seoul';
const NEW_YORK = 'America/New_York';
const NOW = '2026-11-22T14:32:00+09:00';

const ko = new KoreanDate('ko', SEOUL);
const en = new KoreanDate('en', SEOUL);
const ko24 = new KoreanDate('ko', SEOUL, 'hours24');
const en24 = new KoreanDate('en', SEOUL, 'hours24');
const koInNewYork = new KoreanDate('ko', NEW_YORK);
const enInNewYork = new KoreanDate('en', NEW_YORK);

type Write = (date: KoreanDate, at: number, now: number) => string;

const full: Write = (date, at) => date.full(at);
const near: Write = (date, at, now) => date.near(at, now);
const relative: Write = (date, at, now) => date.relative(at, now);
const table: Write = (date, at) => date.table(at);
const picked: Write = (date, at) => date.pickedTime(at);
const zone: Write = (date, at) => date.zone(at);

const TEXTS: readonly [what: string, write: Write, date: KoreanDate, at: string, expected: string][] = [
  ['an afternoon', full, ko, '2026-11-22T15:00:00+09:00', '2026년 11월 22일 (일) 오후 3:00'],
  ['an afternoon in English', full, en, '2026-11-22T15:00:00+09:00', 'Sun, Nov 22, 2026, 3:00 PM'],
  ['24 hours', full, ko24, '2026-11-22T15:00:00+09:00', '2026년 11월 22일 (일) 15:00'],
  ['24 hours in English', full, en24, '2026-11-22T15:00:00+09:00', 'Sun, Nov 22, 2026, 15:00'],
  ['midnight', full, ko, '2026-11-23T00:00:00+09:00', '2026년 11월 23일 (월) 오전 12:00'],
  ['midnight with 24 hours', full, ko24, '2026-11-23T00:00:00+09:00', '2026년 11월 23일 (월) 00:00'],
  ['midnight in English', full, en, '2026-11-23T00:00:00+09:00', 'Mon, Nov 23, 2026, 12:00 AM'],
  ['noon', full, ko, '2026-11-23T12:00:00+09:00', '2026년 11월 23일 (월) 오후 12:00'],
  ['noon in English', full, en, '2026-11-23T12:00:00+09:00', 'Mon, Nov 23, 2026, 12:00 PM'],
  ['the last second of a year', full, ko, '2026-12-31T23:59:59+09:00', '2026년 12월 31일 (목) 오후 11:59'],
  ['the first of the next', full, ko, '2027-01-01T00:00:00+09:00', '2027년 1월 1일 (금) 오전 12:00'],
  ['the same in English', full, en, '2027-01-01T00:00:00+09:00', 'Fri, Jan 1, 2027, 12:00 AM'],
  ['a leap day', full, ko, '2028-02-29T09:07:00+09:00', '2028년 2월 29일 (화) 오전 9:07'],
  ['a picked midnight', picked, ko, '2026-11-23T00:00:00+09:00', '오전 12:00 (자정)'],
  ['a picked midnight in English', picked, en, '2026-11-23T00:00:00+09:00', '12:00 AM (midnight)'],
  ['a picked minute after it', picked, ko, '2026-11-23T00:05:00+09:00', '오전 12:05 (밤 12시 5분)'],
  ['a picked noon', picked, ko, '2026-11-23T12:00:00+09:00', '오후 12:00 (정오)'],
  ['a picked half hour after it', picked, ko, '2026-11-23T12:30:00+09:00', '오후 12:30 (낮 12시 30분)'],
  ['the same in English', picked, en, '2026-11-23T12:30:00+09:00', '12:30 PM (after noon)'],
  ['a picked midnight with 24 hours', picked, ko24, '2026-11-23T00:00:00+09:00', '00:00'],
  ['today', near, ko, '2026-11-22T15:30:00+09:00', '오늘 오후 3:30'],
  ['tomorrow, from its first second', near, ko, '2026-11-23T00:00:00+09:00', '내일 오전 12:00'],
  ['the day after', near, ko, '2026-11-24T09:00:00+09:00', '모레 오전 9:00'],
  ['tomorrow in English', near, en, '2026-11-23T00:00:00+09:00', 'Tomorrow 12:00 AM'],
  ['next year', near, ko, '2027-01-02T09:00:00+09:00', '2027년 1월 2일 (토) 오전 9:00'],
  ['another zone in summer', full, koInNewYork, '2026-07-01T00:00:00Z', '2026년 6월 30일 (화) 오후 8:00'],
  ['another zone in winter', full, enInNewYork, '2026-12-01T00:00:00Z', 'Mon, Nov 30, 2026, 7:00 PM'],
  ['the minute before its clocks jump', full, koInNewYork, '2027-03-14T06:59:00Z', '2027년 3월 14일 (일) 오전 1:59'],
  ['the minute after', full, koInNewYork, '2027-03-14T07:00:00Z', '2027년 3월 14일 (일) 오전 3:00'],
  ['our zone', zone, ko, NOW, '한국 표준시 (GMT+9)'],
  ['our zone in English', zone, en, NOW, 'KST (GMT+9)'],
  ['another zone’s name in summer', zone, koInNewYork, '2026-07-01T00:00:00Z', 'America/New_York (GMT-4)'],
  ['and in winter', zone, enInNewYork, '2026-12-01T00:00:00Z', 'America/New_York (GMT-5)'],
  ['a zone off by a quarter', zone, new KoreanDate('en', 'Asia/Kathmandu'), NOW, 'Asia/Kathmandu (GMT+5:45)'],
  ['the zone of none', zone, new KoreanDate('en', 'UTC'), NOW, 'UTC (GMT)'],
  ['28 minutes from now', relative, ko, '2026-11-22T15:00:30+09:00', '28분 뒤'],
  ['28 minutes from now in English', relative, en, '2026-11-22T15:00:30+09:00', 'in 28 min'],
  ['three minutes ago', relative, ko, '2026-11-22T14:29:00+09:00', '3분 전'],
  ['eight days from now', relative, ko, '2026-11-30T14:32:00+09:00', '8일 뒤'],
  ['this moment', relative, ko, NOW, '지금'],
  ['a column', table, ko, '2026-11-22T00:05:00+09:00', '11. 22. (일) 00:05'],
  ['a column in English', table, en, '2026-11-22T00:05:00+09:00', 'Nov 22, 00:05'],
  ['a clock with seconds', (date, at) => date.clock(at), ko, '2026-11-22T15:01:04+09:00', '오후 3:01:04'],
  ['a day alone', (date, at) => date.dayOnly(at), en, '2026-11-22T15:01:04+09:00', 'Sun, Nov 22'],
];

const wall = (date: string, time: string) => () => new Date(instantOfWall(date, time, NEW_YORK) ?? 0).toISOString();

const CLOCKS: readonly DateGolden[] = [
  {
    title: 'a time that the clocks jump over',
    written: wall('2027-03-14', '02:30'),
    expected: '2027-03-14T07:30:00.000Z',
  },
  { title: 'a time that comes twice', written: wall('2026-11-01', '01:30'), expected: '2026-11-01T05:30:00.000Z' },
];

/** What is left to the browser's own knowledge of languages. */
const CALENDAR: readonly DateGolden[] = (
  [
    ['ko', '2026년 11월', '일 월 화 수 목 금 토', '12,480'],
    ['en', 'November 2026', 'Sun Mon Tue Wed Thu Fri Sat', '12,480'],
  ] as const satisfies readonly [Language, string, string, string][]
).flatMap(([language, month, week, thousands]) => [
  { title: `the title of a month, ${language}`, written: () => monthTitle('2026-11-22', language), expected: month },
  {
    title: `the heads of a week, ${language}`,
    written: () =>
      weekdayNames(language)
        .map(({ short }) => short)
        .join(' '),
    expected: week,
  },
  {
    title: `thousands, ${language}`,
    written: () => new Intl.NumberFormat(language).format(12_480),
    expected: thousands,
  },
]);

export const DATE_GOLDENS: readonly DateGolden[] = [
  ...TEXTS.map(([title, write, date, at, expected]) => ({
    title,
    written: () => write(date, Date.parse(at), Date.parse(NOW)),
    expected,
  })),
  ...CLOCKS,
  ...CALENDAR,
];
