import { type Instant } from '../instant';
import { type IssueList } from './issue-list';
import { parseAt, parseDate, parseTime, parseUntil } from './wall-text';

const CENTURY_MS = 36_525 * 86_400_000;

const DATE_FORM = 'YYYY-MM-DD';
const WALL_FORM = 'YYYY-MM-DDTHH:mm[:ss[.SSS]]';
const LOOKS = {
  date: /^\d{4}-\d{2}-\d{2}$/,
  time: /^\d{2}:\d{2}(:\d{2})?$/,
  at: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?$/,
  until: /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?)?$/,
};

/** Each reports what is wrong with a text, by its form first, then by what it names; and hands back what it means. */
export const checkDate = checked(parseDate, LOOKS.date, DATE_FORM);
export const checkTime = checked(parseTime, LOOKS.time, 'HH:mm or HH:mm:ss');
export const checkAt = checked(parseAt, LOOKS.at, `${WALL_FORM}, with an offset (Z, +09:00) for an exact instant`);
export const checkUntil = checked(parseUntil, LOOKS.until, `${DATE_FORM} or ${WALL_FORM}`);

function checked<T>(parse: (text: string) => T | undefined, looks: RegExp, form: string) {
  return (path: string, text: string, issues: IssueList): T | undefined => {
    const value = looks.test(text) ? parse(text) : undefined;
    if (value === undefined) {
      if (!looks.test(text)) issues.add(path, 'BAD_FORMAT', `Use the form ${form}.`);
      else issues.add(path, ...reason(text));
    }
    return value;
  };
}

function reason(text: string): [code: string, message: string] {
  const date = text.includes('-') && LOOKS.date.test(text.slice(0, 10)) ? text.slice(0, 10) : undefined;
  if (date && Number(date.slice(0, 4)) < 1900) return ['YEAR_RANGE', 'Use a year from 1900 to 9999.'];
  if (date && parseDate(date) === undefined) return ['NO_SUCH_DATE', `There is no ${date} in the calendar.`];
  return ['NO_SUCH_TIME', 'Use hours 00 to 23, minutes and seconds 00 to 59, and an offset of at most 18 hours.'];
}

/** Reports an instant (or a wall time, near enough) more than 100 years after `now`. */
export function checkNotTooFar(path: string, instant: Instant, now: Instant, issues: IssueList): void {
  if (instant - now > CENTURY_MS) issues.add(path, 'TOO_FAR', 'Use a time within the next 100 years.');
}
