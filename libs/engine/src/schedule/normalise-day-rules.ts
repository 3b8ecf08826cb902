import { type CivilDay, civilDate, weekdayIndex } from './civil-day';
import { type IssueList } from './issue-list';
import { type NormalisedRecurrence, type RecurrenceInput, type Weekday } from './schedule';

const WEEKDAYS: readonly Weekday[] = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** No month has more business days. */
const MOST_BUSINESS_DAYS = 23;

type DayRules = Pick<NormalisedRecurrence, 'weekdays' | 'monthDays' | 'nthWeekdays' | 'businessDays'>;
type DayRule = keyof DayRules;

const FREQUENCY_OF: Record<DayRule, 'weekly' | 'monthly'> = {
  weekdays: 'weekly',
  monthDays: 'monthly',
  nthWeekdays: 'monthly',
  businessDays: 'monthly',
};

/** The rule's days in order; where the client names none, the start date's own weekday or day of the month. */
export function normaliseDayRules(input: RecurrenceInput, startDay: CivilDay, issues: IssueList): DayRules {
  for (const rule of Object.keys(FREQUENCY_OF) as DayRule[]) checkDayRule(rule, input, issues);
  checkValues(input, issues);
  const rules: DayRules = {
    weekdays: inWeekOrder(input.weekdays ?? []),
    monthDays: [...(input.monthDays ?? [])].sort(fromMonthStart),
    nthWeekdays: (input.nthWeekdays ?? []).map(({ nth, weekday }) => ({ nth, weekday })),
    businessDays: [...(input.businessDays ?? [])].sort(fromMonthStart),
  };
  if (Object.values(rules).some((days) => days.length > 0)) return rules;
  if (input.frequency === 'weekly') rules.weekdays = [WEEKDAYS[weekdayIndex(startDay)] as Weekday];
  if (input.frequency === 'monthly') rules.monthDays = [civilDate(startDay).day];
  return rules;
}

function checkDayRule(rule: DayRule, input: RecurrenceInput, issues: IssueList): void {
  const days = input[rule];
  if (days === undefined) return;
  const path = `recurrence.${rule}`;
  if (FREQUENCY_OF[rule] !== input.frequency) {
    issues.add(path, 'NOT_FOR_FREQUENCY', `Leave it out: it belongs to the frequency ${FREQUENCY_OF[rule]}.`);
  } else if (days.length === 0) {
    issues.add(path, 'EMPTY', 'Name at least one day, or leave it out.');
  }
  const seen = new Set<string>();
  days.forEach((day, index) => {
    const key = typeof day === 'object' ? `${day.nth} ${day.weekday}` : String(day);
    if (seen.has(key)) issues.add(`${path}.${index}`, 'DOUBLED', 'Name each day once.');
    seen.add(key);
  });
}

function checkValues(input: RecurrenceInput, issues: IssueList): void {
  const checkNth = (path: string, value: number, most: number): void => {
    if (Number.isInteger(value) && value !== 0 && Math.abs(value) <= most) return;
    issues.add(path, 'OUT_OF_RANGE', `Use 1 to ${most}, or -1 to -${most} to count from the month's end.`);
  };
  const checkWeekday = (path: string, value: Weekday): boolean => issues.checkOneOf(path, value, WEEKDAYS);
  input.weekdays?.forEach((weekday, index) => checkWeekday(`recurrence.weekdays.${index}`, weekday));
  input.monthDays?.forEach((day, index) => checkNth(`recurrence.monthDays.${index}`, day, 31));
  input.businessDays?.forEach((nth, index) => checkNth(`recurrence.businessDays.${index}`, nth, MOST_BUSINESS_DAYS));
  input.nthWeekdays?.forEach(({ nth, weekday }, index) => {
    checkNth(`recurrence.nthWeekdays.${index}.nth`, nth, 5);
    checkWeekday(`recurrence.nthWeekdays.${index}.weekday`, weekday);
  });
}

function inWeekOrder(weekdays: readonly Weekday[]): Weekday[] {
  return WEEKDAYS.filter((weekday) => weekdays.includes(weekday));
}

/** 1, 2, … 31, then -31, … -1. */
function fromMonthStart(a: number, b: number): number {
  return Math.sign(b) - Math.sign(a) || a - b;
}
