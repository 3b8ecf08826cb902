import { computed, type Signal } from '@angular/core';
import { LucideArrowRight, LucideCalendarClock, LucideSkipForward } from '@lucide/angular';
import { type PreviewOccurrence, type SchedulePreview } from '@jeongsi/contract';
import { injectNoteText } from '../../../schedule/note-text';
import { type StateLook } from '../../../state/state-look';
import { injectWallWords } from '../../../time/wall-words';
import { type CalendarRow } from '../../../upcoming/calendar-rows';
import { type Day } from '../../../upcoming/day';

const LOOKS: Record<'planned' | 'moved' | 'skipped', StateLook> = {
  planned: { tone: 'run', icon: LucideCalendarClock, label: 'upcoming.planned' },
  moved: { tone: 'warn', icon: LucideArrowRight, label: 'builder.calendar.moved' },
  skipped: { tone: 'idle', icon: LucideSkipForward, label: 'job.state.skipped' },
};

/** The runs of a preview, and those that a holiday leaves out, by the day of the schedule's own zone. */
export function injectRunRows(
  preview: Signal<SchedulePreview | null>,
): Signal<ReadonlyMap<Day, readonly CalendarRow[]>> {
  const words = injectWallWords();
  const noteText = injectNoteText();
  const rowOf = (run: PreviewOccurrence, look: StateLook): CalendarRow => {
    const note = [...new Set(run.notes.map((each) => noteText()(each)))].join(' · ');
    const time = words().time(run.localTime);
    const struck = look === LOOKS.skipped;
    // A moved one has its arrow for an icon, and all go out by the one channel.
    return { key: run.at, time, iso: run.at, name: note, look, struck, moved: false, channel: null, note, link: [] };
  };
  return computed(() => {
    const { occurrences = [], skipped = [] } = preview() ?? {};
    const rows = [
      ...occurrences.map((run) => ({ run, look: isMoved(run) ? LOOKS.moved : LOOKS.planned })),
      ...skipped.map((run) => ({ run, look: LOOKS.skipped })),
    ].sort((a, b) => a.run.localTime.localeCompare(b.run.localTime));
    const days = new Map<Day, CalendarRow[]>();
    for (const { run, look } of rows) {
      const day = run.localTime.slice(0, 10);
      days.set(day, [...(days.get(day) ?? []), rowOf(run, look)]);
    }
    return days;
  });
}

function isMoved({ notes }: PreviewOccurrence): boolean {
  return notes.some(({ code }) => code.endsWith('_MOVED'));
}
