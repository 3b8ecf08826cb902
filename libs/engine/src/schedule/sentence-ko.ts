import { type CivilDate, type WallTime } from './civil-day';
import { type NormalisedRecurrence, type RecurringSchedule, type Schedule, type Weekday } from './schedule';
import {
  clockParts,
  isBusinessDaily,
  missesDays,
  scheduledFact,
  startFact,
  timesFact,
  untilFact,
  weekdaySet,
  yearlyFact,
} from './sentence-facts';

const UNITS = { minutes: '분', hours: '시간', days: '일' } as const;
const WEEKDAYS = ['월', '화', '수', '목', '금', '토', '일'];
const WEEKDAY: Record<Weekday, string> = { MO: '월', TU: '화', WE: '수', TH: '목', FR: '금', SA: '토', SU: '일' };
const NATIVE = ['', '첫', '두', '세', '네', '다섯'];

/** `[주기][날·요일][시각][, 시작][, 종료][, 예외]` */
export function koreanSentence(schedule: Schedule): string {
  switch (schedule.type) {
    case 'immediate':
      return '저장하면 바로 한 번';
    case 'delayed':
      return `저장하고 ${grouped(schedule.delay.amount)}${UNITS[schedule.delay.unit]} 뒤에 한 번`;
    case 'scheduled': {
      const fact = scheduledFact(schedule);
      return `${date(fact)} (${WEEKDAYS[fact.weekday]}) ${clock(fact.time ?? 0)}에 한 번`;
    }
    case 'recurring':
      return recurring(schedule);
  }
}

function recurring(schedule: RecurringSchedule): string {
  const { recurrence } = schedule;
  const start = startFact(schedule);
  return [
    `${days(recurrence)} ${times(recurrence)}${aside(recurrence)}`,
    start && `${date(start)}부터`,
    end(recurrence),
    exception(recurrence),
  ]
    .filter(Boolean)
    .join(', ');
}

function days(recurrence: NormalisedRecurrence): string {
  const { frequency, interval, weekdays } = recurrence;
  if (frequency === 'daily') return interval === 1 ? '매일' : `${interval}일마다`;
  if (frequency === 'monthly') return `${monthly(recurrence)} ${monthDays(recurrence)}`;
  if (interval > 1) return `${interval}주마다 ${weekdayList(weekdays)}`;
  if (isBusinessDaily(recurrence)) return '영업일마다';
  const names = { all: '매일', working: '평일(월~금)', weekend: '주말(토·일)', some: `매주 ${weekdayList(weekdays)}` };
  return names[weekdaySet(weekdays)];
}

function weekdayList(weekdays: readonly Weekday[]): string {
  return `${weekdays.map((weekday) => WEEKDAY[weekday]).join('·')}요일`;
}

function monthly(recurrence: NormalisedRecurrence): string {
  const yearly = yearlyFact(recurrence);
  if (yearly) return `${yearly.years === 1 ? '매년' : `${yearly.years}년마다`} ${yearly.month}월`;
  return recurrence.interval === 1 ? '매월' : `${recurrence.interval}개월마다`;
}

function monthDays({ monthDays, nthWeekdays, businessDays }: NormalisedRecurrence): string {
  return [
    monthDays.map((day) => (day > 0 ? `${day}일` : fromEnd(day, '날'))).join('·'),
    nthWeekdays.map(({ nth, weekday }) => ordinal(nth, `${WEEKDAY[weekday]}요일`)).join('·'),
    businessDays.map((nth) => ordinal(nth, '영업일')).join('·'),
  ]
    .filter(Boolean)
    .join(', ');
}

function ordinal(nth: number, what: string): string {
  if (nth < 0) return fromEnd(nth, what);
  return nth === 1 ? `첫 ${what}` : `${position(nth)} ${what}`;
}

function fromEnd(nth: number, what: string): string {
  return nth === -1 ? `마지막 ${what}` : `끝에서 ${position(-nth)} ${what}`;
}

function position(nth: number): string {
  return nth < NATIVE.length ? `${NATIVE[nth]} 번째` : `${nth}번째`;
}

function times(recurrence: NormalisedRecurrence): string {
  const fact = timesFact(recurrence);
  if (fact.kind === 'named') return fact.times.map(clock).join(', ');
  return `${clock(fact.first)}~${clock(fact.last)}에 ${grouped(fact.count)}번`;
}

function aside(recurrence: NormalisedRecurrence): string {
  if (isBusinessDaily(recurrence)) return ' (공휴일 제외)';
  if (missesDays(recurrence)) {
    return recurrence.missingDay === 'clamp' ? ' (없는 달은 마지막 날)' : ' (없는 달은 건너뛰기)';
  }
  return '';
}

function end({ end }: NormalisedRecurrence): string {
  switch (end.type) {
    case 'never':
      return '';
    case 'until': {
      const until = untilFact(end.until);
      return `${date(until)}${until.time === undefined ? '' : ` ${clock(until.time)}`}까지`;
    }
    case 'count':
      return `${grouped(end.count)}번 실행하고 끝`;
  }
}

function exception(recurrence: NormalisedRecurrence): string {
  if (isBusinessDaily(recurrence)) return '';
  const words = {
    run: '',
    skip: '공휴일 제외',
    previous: '쉬는 날이면 앞 영업일에',
    next: '쉬는 날이면 다음 영업일에',
  };
  return words[recurrence.holidays];
}

function date({ year, month, day }: CivilDate): string {
  return `${year}년 ${month}월 ${day}일`;
}

/** 오전 9:00, 오후 12:05, and with seconds where there are any. */
function clock(time: WallTime): string {
  const { hour, minute, second } = clockParts(time);
  return `${hour < 12 ? '오전' : '오후'} ${hour % 12 || 12}:${minute}${second}`;
}

function grouped(value: number): string {
  return value.toLocaleString('ko-KR');
}
