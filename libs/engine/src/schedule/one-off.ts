import { type Instant } from '../instant';
import { wallText } from './civil-day';
import { clockNotes } from './occurrence-notes';
import { resolveWallTime, wallTimeAt } from './resolve';
import { type DelayUnit, type Occurrence, type Schedule } from './schedule';
import { parseAt } from './wall-text';
import { zoneOf } from './zone';

export type OneOffSchedule = Exclude<Schedule, { type: 'recurring' }>;

/** Real time, whatever the clock does: a day is 24 hours. */
const UNIT_MS: Record<DelayUnit, number> = { minutes: 60_000, hours: 3_600_000, days: 86_400_000 };

export function delayMs(amount: number, unit: DelayUnit): number {
  return amount * UNIT_MS[unit];
}

/** The only occurrence of a schedule that runs once. */
export function oneOffOccurrence(schedule: OneOffSchedule): Occurrence {
  switch (schedule.type) {
    case 'immediate':
      return occurrenceAt(schedule.savedAt, schedule.timeZone);
    case 'delayed':
      return occurrenceAt(schedule.savedAt + delayMs(schedule.delay.amount, schedule.delay.unit), schedule.timeZone);
    case 'scheduled':
      return scheduledOccurrence(schedule.at, schedule.timeZone);
  }
}

function scheduledOccurrence(text: string, timeZone: string): Occurrence {
  const at = parseAt(text);
  if (!at) throw new TypeError('A schedule must be normalised before it is planned.');
  if (at.kind === 'exact') return occurrenceAt(at.instant, timeZone);
  const { at: instant, kind } = resolveWallTime(at.wall, zoneOf(timeZone));
  const occurrence = occurrenceAt(instant, timeZone);
  return { ...occurrence, notes: clockNotes(kind, at.wall, occurrence.localTime) };
}

/** An instant as the occurrence that it is in a zone. */
export function occurrenceAt(at: Instant, timeZone: string): Occurrence {
  return { at, localTime: wallText(wallTimeAt(at, zoneOf(timeZone))), timeZone, notes: [] };
}
