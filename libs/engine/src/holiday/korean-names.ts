import { type HolidayName } from './calendar';

/** The gazette's names on the left; what people call those days on the right. */
const NAMES: Record<string, HolidayName> = {
  '1월 1일': { ko: '새해 첫날', en: "New Year's Day" },
  '설날 전날': { ko: '설 연휴', en: 'Seollal holiday' },
  설날: { ko: '설날', en: 'Seollal' },
  '설날 다음 날': { ko: '설 연휴', en: 'Seollal holiday' },
  '3ㆍ1절': { ko: '삼일절', en: 'Independence Movement Day' },
  노동절: { ko: '노동절', en: 'Labor Day' },
  어린이날: { ko: '어린이날', en: "Children's Day" },
  '부처님 오신 날': { ko: '부처님 오신 날', en: "Buddha's Birthday" },
  현충일: { ko: '현충일', en: 'Memorial Day' },
  제헌절: { ko: '제헌절', en: 'Constitution Day' },
  광복절: { ko: '광복절', en: 'Liberation Day' },
  '추석 전날': { ko: '추석 연휴', en: 'Chuseok holiday' },
  추석: { ko: '추석', en: 'Chuseok' },
  '추석 다음 날': { ko: '추석 연휴', en: 'Chuseok holiday' },
  개천절: { ko: '개천절', en: 'National Foundation Day' },
  한글날: { ko: '한글날', en: 'Hangul Day' },
  기독탄신일: { ko: '성탄절', en: 'Christmas Day' },
  임시공휴일: { ko: '임시공휴일', en: 'a temporary public holiday' },
};

const SUBSTITUTE = /^대체공휴일\((.+)\)$/;

/** The everyday name of a day that the gazette calls `official`. */
export function koreanHolidayName(official: string): HolidayName {
  const known = NAMES[official];
  if (known) return known;
  const substituted = SUBSTITUTE.exec(official)?.[1];
  if (substituted) {
    const { ko, en } = koreanHolidayName(substituted);
    return { ko: `대체공휴일(${ko})`, en: `the substitute holiday for ${en}` };
  }
  if (official.includes('선거')) return { ko: `${official}일`.replace(/\)일$/, ')'), en: 'Election Day' };
  return { ko: official, en: 'a public holiday' };
}
