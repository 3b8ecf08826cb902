import { addDays, addMonths, type Day, startOfMonth, startOfWeek } from './day';

export const CALENDAR_VIEWS = ['month', 'week', 'list'] as const;
export type CalendarView = (typeof CALENDAR_VIEWS)[number];

/** The days that a view shows, in weeks of seven where it shows weeks. */
export function daysOf(view: CalendarView, day: Day): readonly Day[] {
  const first =
    view === 'month' ? startOfWeek(startOfMonth(day)) : view === 'week' ? startOfWeek(day) : startOfMonth(day);
  const end = view === 'week' ? addDays(first, 7) : startOfMonth(addMonths(day, 1));
  const last = view === 'month' ? addDays(startOfWeek(addDays(end, -1)), 7) : end;
  const days: Day[] = [];
  for (let each = first; each < last; each = addDays(each, 1)) days.push(each);
  return days;
}

/** The same view, one step away. */
export function step(view: CalendarView, day: Day, by: 1 | -1): Day {
  return view === 'week' ? addDays(day, 7 * by) : addMonths(startOfMonth(day), by);
}

/** Where a key leads in the grid; null for keys that mean nothing there. */
export function dayAfterKey(key: string, day: Day): Day | null {
  switch (key) {
    case 'ArrowLeft':
      return addDays(day, -1);
    case 'ArrowRight':
      return addDays(day, 1);
    case 'ArrowUp':
      return addDays(day, -7);
    case 'ArrowDown':
      return addDays(day, 7);
    case 'Home':
      return startOfWeek(day);
    case 'End':
      return addDays(startOfWeek(day), 6);
    case 'PageUp':
      return addMonths(day, -1);
    case 'PageDown':
      return addMonths(day, 1);
    default:
      return null;
  }
}
