import { normaliseSchedule, type Schedule } from '../schedule';
import { type Holiday, holidayCalendar } from './calendar';
import { mindsHolidays, movedPlan } from './moved-plan';

const SEOUL = 9 * 3_600_000;
/** Nine in the morning in Seoul. */
const nine = (date: string) => Date.parse(`${date}T09:00:00Z`) - SEOUL;
const at = (text: string) => Date.parse(`${text}:00Z`) - SEOUL;
const days = (...dates: string[]) =>
  holidayCalendar(dates.map((date): Holiday => ({ date, name: { ko: 'x', en: 'x' }, kind: 'company' })));

function schedule(recurrence: object): Schedule {
  const normalised = normaliseSchedule(
    { type: 'recurring', recurrence: { startDate: '2026-01-01', times: ['09:00'], ...recurrence } } as never,
    { now: nine('2026-01-01') - 1, timeZone: 'Asia/Seoul', calendar: days(), intent: 'preview' },
  );
  if (!normalised.ok) throw new Error(JSON.stringify(normalised.issues));
  return normalised.value;
}

const first = (rule: Schedule, planned: number, now: number, before: string[], after: string[]) =>
  movedPlan(rule, planned, now, { before: days(...before), after: days(...after) }).next().value;

const DAILY_NEXT = schedule({ frequency: 'daily', holidays: 'skip' });
// 2026-12-25 is a Friday.
const FRIDAYS = (holidays: string) => schedule({ frequency: 'weekly', weekdays: ['FR'], holidays });

describe('where a planned occurrence goes when the days off change', () => {
  it('goes past a new holiday, and back when it is none any more', () => {
    const now = at('2026-12-24T12:00');
    expect(first(DAILY_NEXT, nine('2026-12-25'), now, [], ['2026-12-25'])).toBe(nine('2026-12-26'));
    expect(first(DAILY_NEXT, nine('2026-12-26'), now, ['2026-12-25'], [])).toBe(nine('2026-12-25'));
  });

  it('moves to the business day before or after', () => {
    const now = at('2026-12-21T12:00');
    expect(first(FRIDAYS('next'), nine('2026-12-25'), now, [], ['2026-12-25'])).toBe(nine('2026-12-28'));
    expect(first(FRIDAYS('previous'), nine('2026-12-25'), now, [], ['2026-12-25'])).toBe(nine('2026-12-24'));
    const lastBusinessDay = schedule({ frequency: 'monthly', businessDays: [-1] });
    expect(first(lastBusinessDay, nine('2026-12-31'), now, [], ['2026-12-31'])).toBe(nine('2026-12-30'));
  });

  it('stays when the change is about another day', () => {
    const now = at('2026-12-21T12:00');
    expect(first(FRIDAYS('next'), nine('2026-12-25'), now, [], ['2026-12-23', '2027-03-01'])).toBe(nine('2026-12-25'));
  });

  it('stays when it would have to run at an instant that is over', () => {
    const now = at('2026-12-24T12:00');
    expect(first(FRIDAYS('previous'), nine('2026-12-25'), now, [], ['2026-12-25'])).toBe(nine('2026-12-25'));
    const today = at('2026-12-25T12:00');
    expect(first(FRIDAYS('next'), nine('2026-12-28'), today, ['2026-12-25'], [])).toBe(nine('2026-12-28'));
  });

  it('does not repeat what has run already on another day', () => {
    const eve = at('2026-12-24T12:00');
    expect(first(FRIDAYS('previous'), nine('2027-01-01'), eve, ['2026-12-25'], [])).toBe(nine('2027-01-01'));
    const afterIt = at('2026-12-25T12:00');
    expect(first(FRIDAYS('next'), nine('2027-01-01'), afterIt, [], ['2026-12-25'])).toBe(nine('2027-01-01'));
  });

  it('has nowhere to go when the rule ends', () => {
    const until = schedule({ frequency: 'daily', holidays: 'skip', end: { type: 'until', until: '2026-12-25' } });
    expect(first(until, nine('2026-12-25'), at('2026-12-24T12:00'), [], ['2026-12-25'])).toBeUndefined();
  });

  it('names further instants for whoever finds the first one taken', () => {
    const change = { before: days(), after: days('2026-12-25') };
    const all = movedPlan(DAILY_NEXT, nine('2026-12-25'), at('2026-12-24T12:00'), change);
    expect([all.next().value, all.next().value]).toEqual([nine('2026-12-26'), nine('2026-12-27')]);
  });
});

it('only rules with a holiday rule or business days mind', () => {
  expect(mindsHolidays(FRIDAYS('run'))).toBe(false);
  expect(mindsHolidays(FRIDAYS('skip'))).toBe(true);
  expect(mindsHolidays(schedule({ frequency: 'monthly', businessDays: [1] }))).toBe(true);
  expect(mindsHolidays({ type: 'immediate', timeZone: 'Asia/Seoul', savedAt: 0 })).toBe(false);
});
