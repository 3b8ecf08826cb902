import { type HolidayCalendar } from '../holiday/calendar';
import { nearestBusinessDay } from './business-day';
import { type CivilDay, civilDate, dateText, weekdayIndex } from './civil-day';
import { nominalDays, type NominalDay } from './nominal-days';
import { type Rule } from './rule';
import { type Note } from './schedule';

/** A day on which the rule runs, or would if no holiday left it out. */
export interface RuleDay {
  day: CivilDay;
  /** The day that the rule names; another one than `day` when a holiday or a weekend moved it. */
  nominalDay: CivilDay;
  outcome: 'run' | 'skipped';
  notes: Note[];
}

/**
 * The rule's days after its holiday rule, ascending by `day`; days that moved together follow each other. The start date
 * bounds both days: what `previous` would pull before it is dropped. `until` bounds the nominal one alone.
 */
export function* ruleDays(rule: Rule, from: CivilDay, calendar: HolidayCalendar): Generator<RuleDay, void> {
  for (const nominal of nominalDays(rule, from, calendar)) {
    const ruleDay = afterHolidays(nominal, rule, calendar);
    if (ruleDay && ruleDay.day >= rule.startDay) yield ruleDay;
  }
}

/**
 * The nominal day from which `ruleDays` misses nothing that runs on `day` or later. `previous` and `run` never lead to a
 * later day; `next` does so from any day off before it, so the search goes back to a business day.
 */
export function nominalDayReaching(day: CivilDay, rule: Rule, calendar: HolidayCalendar): CivilDay {
  if (rule.holidays !== 'next') return day;
  const businessDay = nearestBusinessDay(day - 1, 'previous', calendar);
  return businessDay === undefined ? day : businessDay + 1;
}

function afterHolidays(nominal: NominalDay, rule: Rule, calendar: HolidayCalendar): RuleDay | undefined {
  const { day } = nominal;
  const notes = nominal.clampedFrom === undefined ? [] : [monthEndNote(day, nominal.clampedFrom)];
  switch (rule.holidays) {
    case 'run':
      return { day, nominalDay: day, outcome: 'run', notes };
    case 'skip': {
      const name = calendar.holidayOn(dateText(day));
      if (!name) return { day, nominalDay: day, outcome: 'run', notes };
      notes.push({ code: 'HOLIDAY_SKIPPED', params: { date: dateText(day), nameKo: name.ko, nameEn: name.en } });
      return { day, nominalDay: day, outcome: 'skipped', notes };
    }
    case 'previous':
    case 'next': {
      const target = nearestBusinessDay(day, rule.holidays, calendar);
      if (target === undefined) return undefined;
      if (target !== day) notes.push(movedNote(day, target, rule.holidays, calendar));
      return { day: target, nominalDay: day, outcome: 'run', notes };
    }
  }
}

function monthEndNote(day: CivilDay, wanted: number): Note {
  const { month, day: lastDay } = civilDate(day);
  return { code: 'MONTH_END', params: { date: dateText(day), month, wanted, lastDay } };
}

function movedNote(from: CivilDay, to: CivilDay, direction: 'previous' | 'next', calendar: HolidayCalendar): Note {
  const params = { from: dateText(from), to: dateText(to), direction };
  const name = calendar.holidayOn(params.from);
  return name
    ? { code: 'HOLIDAY_MOVED', params: { ...params, nameKo: name.ko, nameEn: name.en } }
    : { code: 'WEEKEND_MOVED', params: { ...params, weekday: weekdayIndex(from) === 5 ? 'SA' : 'SU' } };
}
