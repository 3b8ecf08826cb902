import { checkDate, checkTime } from './check-when';
import { checkWhole } from './check-whole';
import { type PolicyDraft } from './policy-draft';
import { type Problem, problem } from './problem';
import { type RecurrenceDraft } from './recurrence-draft';
import { type ScheduleDraft } from './schedule-draft';
import { dateText, readDate } from '../../form/typed-date';

const LONGEST_DELAY: Record<ScheduleDraft['delay']['unit'], number> = {
  minutes: 52_560_000,
  hours: 876_000,
  days: 36_500,
};

/** Form only: whether a time has passed, and whether a rule ever runs, is for the server's preview to say. */
export function checkSchedule(draft: ScheduleDraft, policy: PolicyDraft): Problem[] {
  return [...checkKind(draft), ...checkPolicy(policy)];
}

function checkKind({ type, delay, at, recurrence }: ScheduleDraft): Problem[] {
  switch (type) {
    case 'immediate':
      return [];
    case 'delayed':
      return delay.amount.trim() === ''
        ? [problem('schedule.delay.amount', 'required')]
        : checkWhole('schedule.delay.amount', delay.amount, { least: 1, most: LONGEST_DELAY[delay.unit] });
    case 'scheduled':
      return [...checkDate('schedule.at', at.date), ...checkTime('schedule.at.time', at.time)];
    case 'recurring':
      return checkRecurrence(recurrence);
  }
}

function checkRecurrence(draft: RecurrenceDraft): Problem[] {
  const at = (field: string) => `schedule.recurrence.${field}`;
  return [
    ...checkWhole(at('interval'), draft.interval, { least: 1, most: 999 }),
    ...(draft.startDate.trim() === '' ? [] : checkDate(at('startDate'), draft.startDate)),
    ...draft.times.flatMap((time, index) => checkTime(at(`times.${index}`), time)),
    ...(draft.frequency === 'monthly'
      ? draft.monthRules.filter((rule) => draft[rule].length === 0).map((rule) => problem(at(rule), 'choose'))
      : []),
    ...checkEnd(draft),
  ];
}

function checkEnd({ startDate, end }: RecurrenceDraft): Problem[] {
  const field = `schedule.recurrence.end.${end.type}`;
  switch (end.type) {
    case 'never':
      return [];
    case 'count':
      return end.count.trim() === ''
        ? [problem(field, 'required')]
        : checkWhole(field, end.count, { least: 1, most: 10_000 });
    case 'until': {
      const problems = checkDate(field, end.until);
      const bothRead = problems.length === 0 && readDate(startDate).kind === 'date';
      return bothRead && dateText(end.until) < dateText(startDate) ? [problem(field, 'untilBeforeStart')] : problems;
    }
  }
}

function checkPolicy(policy: PolicyDraft): Problem[] {
  return [
    ...checkWhole('policy.missedGraceMinutes', policy.missedGraceMinutes, { least: 0, most: 525_600 }),
    ...checkWhole('policy.maxRetries', policy.maxRetries, { least: 0, most: 10 }),
    ...checkWhole('policy.timeoutSeconds', policy.timeoutSeconds, { least: 1, most: 604_800 }),
    ...checkWhole('policy.pauseAfterFailures', policy.pauseAfterFailures, { least: 1, most: 1_000 }),
  ];
}
