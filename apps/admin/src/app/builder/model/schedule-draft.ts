import { type DelayUnit, type Schedule, type ScheduleType } from '@jeongsi/contract';
import { NEW_RECURRENCE, type RecurrenceDraft, recurrenceDraftOf, recurrenceOf } from './recurrence-draft';
import { numberOf } from '../../form/typed-number';
import { dateText } from '../../form/typed-date';
import { timeText } from '../../form/typed-time';

/** The fields of all four kinds at once. */
export interface ScheduleDraft {
  type: ScheduleType;
  /** An IANA name; empty for the server's own zone. */
  timeZone: string;
  delay: { amount: string; unit: DelayUnit };
  at: { date: string; time: string };
  recurrence: RecurrenceDraft;
}

export const NEW_SCHEDULE: ScheduleDraft = {
  type: 'scheduled',
  timeZone: '',
  delay: { amount: '30', unit: 'minutes' },
  at: { date: '', time: '09:00' },
  recurrence: NEW_RECURRENCE,
};

export function scheduleDraftOf(schedule: Schedule): ScheduleDraft {
  const draft: ScheduleDraft = { ...NEW_SCHEDULE, type: schedule.type };
  switch (schedule.type) {
    case 'immediate':
      return draft;
    case 'delayed':
      return { ...draft, delay: { amount: String(schedule.delay.amount), unit: schedule.delay.unit } };
    case 'scheduled': {
      const [date = '', time = ''] = schedule.at.split('T');
      return { ...draft, timeZone: schedule.timeZone ?? '', at: { date, time: time.slice(0, 5) } };
    }
    case 'recurring':
      return { ...draft, timeZone: schedule.timeZone ?? '', recurrence: recurrenceDraftOf(schedule.recurrence) };
  }
}

export function scheduleOf(draft: ScheduleDraft): Schedule {
  const zone = draft.timeZone === '' ? {} : { timeZone: draft.timeZone };
  switch (draft.type) {
    case 'immediate':
      return { type: 'immediate' };
    case 'delayed':
      return { type: 'delayed', delay: { amount: numberOf(draft.delay.amount) ?? Number.NaN, unit: draft.delay.unit } };
    case 'scheduled':
      return { type: 'scheduled', at: `${dateText(draft.at.date)}T${timeText(draft.at.time)}`, ...zone };
    case 'recurring':
      return { type: 'recurring', ...zone, recurrence: recurrenceOf(draft.recurrence) };
  }
}

/** What a saved instant says besides its date and time, which the fields do not show: seconds and an offset. */
export function unshownOfAt(at: string): string {
  return /T\d\d:\d\d((?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)$/.exec(at)?.[1] ?? '';
}
