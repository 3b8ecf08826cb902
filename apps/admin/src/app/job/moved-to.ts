import { type TypedDate } from '../form/typed-date';
import { type TypedTime } from '../form/typed-time';
import { type TextKey } from '../i18n/text';
import { type Instant } from '../time/clock';

/** The instant, or what is wrong with the date or the time. */
export type MovedTo = { at: Instant } | { day?: TextKey; time?: TextKey };

const DAY_MS = 86_400_000;
/** As far as the server takes. */
const CENTURY_MS = 36_525 * DAY_MS;

const DATE_PROBLEMS = {
  empty: 'form.problem.required',
  unreadable: 'form.problem.unreadableDate',
  noSuchDate: 'form.problem.noSuchDate',
} as const satisfies Record<Exclude<TypedDate['kind'], 'date'>, TextKey>;

const TIME_PROBLEMS = {
  empty: 'form.problem.required',
  unreadable: 'form.problem.unreadableTime',
  noSuchTime: 'form.problem.noSuchTime',
} as const satisfies Record<Exclude<TypedTime['kind'], 'time'>, TextKey>;

/** Where a job is moved to by what was typed; `before` is the date and the time at which it would run now. */
export function movedTo(
  typed: { day: TypedDate; time: TypedTime },
  before: { date: string; time: string; now: Instant },
  instantOf: (date: string, time: string) => Instant | null,
): MovedTo {
  const { day, time } = typed;
  if (day.kind !== 'date' || time.kind !== 'time') {
    return {
      ...(day.kind !== 'date' && { day: DATE_PROBLEMS[day.kind] }),
      ...(time.kind !== 'time' && { time: TIME_PROBLEMS[time.kind] }),
    };
  }
  const at = instantOf(day.date, time.time);
  if (at === null) return { time: 'form.problem.unreadableTime' };
  if (day.date === before.date && time.time === before.time) return { time: 'job.move.same' };
  if (at <= before.now) return before.now - at < DAY_MS ? { time: 'failure.past' } : { day: 'failure.past' };
  return at > before.now + CENTURY_MS ? { day: 'failure.tooFar' } : { at };
}
