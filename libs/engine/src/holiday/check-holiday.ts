import { type Issue } from '../issue';
import { parseDate } from '../schedule/wall-text';
import { type Holiday } from './calendar';

const LONGEST_NAME = 100;

/** What is wrong with it, by the names of the fields that people send. */
export function checkHoliday({ date, name }: Holiday): Issue[] {
  const issues: Issue[] = [];
  if (!isDate(date)) {
    issues.push({ path: 'date', code: 'INVALID_DATE', message: 'Give a date that exists, such as 2026-12-24' });
  }
  for (const [path, text] of [
    ['name', name.ko],
    ['nameEn', name.en],
  ] as const) {
    if (text.length <= LONGEST_NAME) continue;
    issues.push({ path, code: 'TOO_LONG', message: `Give at most ${LONGEST_NAME} characters` });
  }
  return issues;
}

/** Whether it is a date of the calendar, `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  return parseDate(text) !== undefined;
}
