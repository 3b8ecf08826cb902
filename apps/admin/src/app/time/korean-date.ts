import { type Language } from '../i18n/language';
import { type Instant } from './clock';
import { type TimeDisplay } from '../preferences/time-display-store';
import { relativeText } from './relative-text';
import { type WallTime, wallTime, zoneOffset } from './wall-time';

const WEEKDAYS: Record<Language, readonly string[]> = {
  ko: ['일', '월', '화', '수', '목', '금', '토'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
};
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const NEAR_DAYS: Record<Language, readonly string[]> = {
  ko: ['오늘', '내일', '모레'],
  en: ['Today', 'Tomorrow'],
};
const ZONE_NAMES: Record<Language, Readonly<Record<string, string>>> = {
  ko: { 'Asia/Seoul': '한국 표준시' },
  en: { 'Asia/Seoul': 'KST' },
};

/**
 * Every date on screen, in one language and one zone. The sentences are put together here from numbers: what a
 * browser's own Korean formats look like differs between versions, and leaves out the parentheses around the weekday.
 */
export class KoreanDate {
  constructor(
    private readonly language: Language,
    private readonly timeZone: string,
    private readonly display: TimeDisplay = 'halfDays',
  ) {}

  /** `2026년 11월 22일 (일) 오후 3:00` · `Sun, Nov 22, 2026, 3:00 PM` */
  full(at: Instant): string {
    const wall = this.wall(at);
    const time = this.time(at);
    return this.language === 'ko'
      ? `${wall.year}년 ${wall.month}월 ${wall.day}일 (${this.weekday(wall)}) ${time}`
      : `${this.weekday(wall)}, ${this.month(wall)} ${wall.day}, ${wall.year}, ${time}`;
  }

  /** The full form without the year while that is this year's. */
  day(at: Instant, now: Instant): string {
    const wall = this.wall(at);
    if (wall.year !== this.wall(now).year) return this.full(at);
    const time = this.time(at);
    return this.language === 'ko'
      ? `${wall.month}월 ${wall.day}일 (${this.weekday(wall)}) ${time}`
      : `${this.weekday(wall)}, ${this.month(wall)} ${wall.day}, ${time}`;
  }

  /** `오늘 오후 3:30`, `내일 …`, `모레 …` · `Today 3:30 PM`, `Tomorrow …`; farther away the day form. */
  near(at: Instant, now: Instant): string {
    const name = NEAR_DAYS[this.language][this.wall(at).dayNumber - this.wall(now).dayNumber];
    return name === undefined ? this.day(at, now) : `${name} ${this.time(at)}`;
  }

  /** For columns, always with 24 hours: `11. 22. (일) 15:00` · `Nov 22, 15:00` */
  table(at: Instant): string {
    const wall = this.wall(at);
    return this.language === 'ko'
      ? `${wall.month}. ${wall.day}. (${this.weekday(wall)}) ${this.time24(at)}`
      : `${this.month(wall)} ${wall.day}, ${this.time24(at)}`;
  }

  /** `2026년 11월 22일 (일)` · `Sun, Nov 22, 2026` */
  dateOnly(at: Instant): string {
    const { year } = this.wall(at);
    return this.language === 'ko' ? `${year}년 ${this.dayOnly(at)}` : `${this.dayOnly(at)}, ${year}`;
  }

  /** `11월 22일 (일)` · `Sun, Nov 22` */
  dayOnly(at: Instant): string {
    const wall = this.wall(at);
    return this.language === 'ko'
      ? `${wall.month}월 ${wall.day}일 (${this.weekday(wall)})`
      : `${this.weekday(wall)}, ${this.month(wall)} ${wall.day}`;
  }

  /** The near form to the second: `오늘 오후 3:01:34`, `11월 20일 (금) 오전 10:02:00` · `Today 3:01:34 PM`. */
  moment(at: Instant, now: Instant): string {
    return this.near(at, now).replace(this.time(at), this.clock(at));
  }

  /** `오후 3:00` · `3:00 PM`; `15:00` for who wants 24 hours */
  time(at: Instant): string {
    if (this.display === 'hours24') return this.time24(at);
    const { hour, minute } = this.wall(at);
    return this.withHalfOfDay(hour, `${twelveHour(hour)}:${twoDigits(minute)}`);
  }

  /** The time for who picks it: whether `오전 12:00` is night or day is what people get wrong, so it says (자정) or (정오). */
  pickedTime(at: Instant): string {
    const { hour, minute } = this.wall(at);
    const twelve = this.display === 'halfDays' && hour % 12 === 0;
    return twelve ? `${this.time(at)} (${twelveName(this.language, hour, minute)})` : this.time(at);
  }

  /** `오후 3:01:34` · `3:01:34 PM`; `15:01:34` for who wants 24 hours */
  clock(at: Instant): string {
    if (this.display === 'hours24') return this.clock24(at);
    const { hour, minute, second } = this.wall(at);
    return this.withHalfOfDay(hour, `${twelveHour(hour)}:${twoDigits(minute)}:${twoDigits(second)}`);
  }

  /** `15:00` */
  time24(at: Instant): string {
    const { hour, minute } = this.wall(at);
    return `${twoDigits(hour)}:${twoDigits(minute)}`;
  }

  /** For logs: `15:01:34` */
  clock24(at: Instant): string {
    return `${this.time24(at)}:${twoDigits(this.wall(at).second)}`;
  }

  /** `28분 뒤`, `2시간 58분 뒤`, `3일 전` · `in 28 min`; from 24 hours on in days of the calendar. */
  relative(at: Instant, now: Instant): string {
    return relativeText(this.language, at - now, this.wall(at).dayNumber - this.wall(now).dayNumber);
  }

  /** `한국 표준시 (GMT+9)` · `KST (GMT+9)`; a zone without a name of ours shows its identifier. */
  zone(at: Instant): string {
    return `${ZONE_NAMES[this.language][this.timeZone] ?? this.timeZone} (${zoneOffset(at, this.timeZone)})`;
  }

  private wall(at: Instant): WallTime {
    return wallTime(at, this.timeZone);
  }

  private weekday(wall: WallTime): string {
    return WEEKDAYS[this.language][wall.weekday] ?? '';
  }

  private month(wall: WallTime): string {
    return MONTHS[wall.month - 1] ?? '';
  }

  private withHalfOfDay(hour: number, clock: string): string {
    if (this.language === 'ko') return `${hour < 12 ? '오전' : '오후'} ${clock}`;
    return `${clock} ${hour < 12 ? 'AM' : 'PM'}`;
  }
}

/** What the hour after twelve is called: `자정`, `밤 12시 5분`, `정오` · `midnight`, `after noon`. */
function twelveName(language: Language, hour: number, minute: number): string {
  if (language === 'en') return `${minute === 0 ? '' : 'after '}${hour === 0 ? 'midnight' : 'noon'}`;
  if (minute === 0) return hour === 0 ? '자정' : '정오';
  return `${hour === 0 ? '밤' : '낮'} 12시 ${minute}분`;
}

function twelveHour(hour: number): number {
  return hour % 12 === 0 ? 12 : hour % 12;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
