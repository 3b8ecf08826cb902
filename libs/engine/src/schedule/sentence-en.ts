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

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const WEEKDAY: Record<Weekday, string> = {
  MO: 'Monday',
  TU: 'Tuesday',
  WE: 'Wednesday',
  TH: 'Thursday',
  FR: 'Friday',
  SA: 'Saturday',
  SU: 'Sunday',
};
const ORDINALS = ['', 'first', 'second', 'third', 'fourth', 'fifth'];

/** `[Frequency] [on …] at [time][, from][, until][, exception]` */
export function englishSentence(schedule: Schedule): string {
  switch (schedule.type) {
    case 'immediate':
      return 'Once, as soon as you save';
    case 'delayed': {
      const { amount, unit } = schedule.delay;
      return `Once, ${amount === 1 ? `1 ${unit.slice(0, -1)}` : `${grouped(amount)} ${unit}`} after you save`;
    }
    case 'scheduled': {
      const fact = scheduledFact(schedule);
      return `Once on ${WEEKDAYS[fact.weekday]?.slice(0, 3)}, ${date(fact)} at ${clock(fact.time ?? 0)}`;
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
    start && `from ${date(start)}`,
    end(recurrence),
    exception(recurrence),
  ]
    .filter(Boolean)
    .join(', ');
}

function days(recurrence: NormalisedRecurrence): string {
  const { frequency, interval, weekdays } = recurrence;
  if (frequency === 'daily') return interval === 1 ? 'Every day' : `Every ${interval} days`;
  if (frequency === 'monthly') return monthly(recurrence);
  if (interval > 1) return `Every ${interval} weeks on ${weekdayList(weekdays)}`;
  if (isBusinessDaily(recurrence)) return 'Every business day';
  const names = { all: 'Every day', working: 'Weekdays', weekend: 'Weekends', some: `Every ${weekdayList(weekdays)}` };
  return names[weekdaySet(weekdays)];
}

function weekdayList(weekdays: readonly Weekday[]): string {
  return listed(weekdays.map((weekday) => WEEKDAY[weekday]));
}

function monthly(recurrence: NormalisedRecurrence): string {
  const { interval } = recurrence;
  const yearly = yearlyFact(recurrence);
  if (!yearly) {
    const on = `the ${listed(monthDays(recurrence))}`;
    return interval === 1 ? `On ${on} of every month` : `Every ${interval} months on ${on}`;
  }
  const every = yearly.years === 1 ? 'Every year' : `Every ${yearly.years} years`;
  const month = MONTHS[yearly.month - 1] as string;
  const { monthDays: dates, nthWeekdays, businessDays } = recurrence;
  if (nthWeekdays.length + businessDays.length === 0 && dates.every((day) => day > 0)) {
    return `${every} on ${month} ${listed(dates.map(String))}`;
  }
  return `${every} on the ${listed(monthDays(recurrence))} of ${month}`;
}

function monthDays({ monthDays, nthWeekdays, businessDays }: NormalisedRecurrence): string[] {
  return [
    ...monthDays.map((day) => (day > 0 ? numbered(day) : fromEnd(day, 'day'))),
    ...nthWeekdays.map(({ nth, weekday }) => ordinal(nth, WEEKDAY[weekday])),
    ...businessDays.map((nth) => ordinal(nth, 'business day')),
  ];
}

function ordinal(nth: number, what: string): string {
  return nth < 0 ? fromEnd(nth, what) : `${ORDINALS[nth] ?? numbered(nth)} ${what}`;
}

function fromEnd(nth: number, what: string): string {
  return nth === -1 ? `last ${what}` : `${ORDINALS[-nth] ?? numbered(-nth)}-to-last ${what}`;
}

function numbered(value: number): string {
  const suffix = value > 10 && value < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th');
  return `${value}${suffix}`;
}

function times(recurrence: NormalisedRecurrence): string {
  const fact = timesFact(recurrence);
  if (fact.kind === 'named') return `at ${listed(fact.times.map(clock))}`;
  return `${grouped(fact.count)} times between ${clock(fact.first)} and ${clock(fact.last)}`;
}

function aside(recurrence: NormalisedRecurrence): string {
  if (isBusinessDaily(recurrence)) return ' (excluding holidays)';
  if (missesDays(recurrence)) {
    return recurrence.missingDay === 'clamp' ? ' (last day in shorter months)' : ' (skipped in shorter months)';
  }
  return '';
}

function end({ end }: NormalisedRecurrence): string {
  switch (end.type) {
    case 'never':
      return '';
    case 'until': {
      const until = untilFact(end.until);
      return `until ${date(until)}${until.time === undefined ? '' : ` at ${clock(until.time)}`}`;
    }
    case 'count':
      return end.count === 1 ? 'once' : `${grouped(end.count)} times`;
  }
}

function exception(recurrence: NormalisedRecurrence): string {
  if (isBusinessDaily(recurrence)) return '';
  const words = {
    run: '',
    skip: 'except on holidays',
    previous: 'moved to the previous business day on holidays',
    next: 'moved to the next business day on holidays',
  };
  return words[recurrence.holidays];
}

function date({ year, month, day }: CivilDate): string {
  return `${MONTHS[month - 1]?.slice(0, 3)} ${day}, ${year}`;
}

/** 9:00 AM, 12:05 PM, and with seconds where there are any. */
function clock(time: WallTime): string {
  const { hour, minute, second } = clockParts(time);
  return `${hour % 12 || 12}:${minute}${second} ${hour < 12 ? 'AM' : 'PM'}`;
}

/** a; a and b; a, b and c. */
function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

function grouped(value: number): string {
  return value.toLocaleString('en-US');
}
