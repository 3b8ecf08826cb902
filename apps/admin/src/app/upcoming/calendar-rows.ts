import { computed, type Signal } from '@angular/core';
import { LucideCalendarClock } from '@lucide/angular';
import { injectText } from '../i18n/text';
import { jobNotes } from '../job/job-row';
import { jobSituation } from '../state/job-situation';
import { JOB_LOOKS, type StateLook } from '../state/state-look';
import { injectKoreanDate } from '../time/inject-korean-date';
import { type CalendarRun, isMoved } from './calendar-item';

export interface CalendarRow {
  key: string;
  time: string;
  iso: string;
  name: string;
  look: StateLook;
  /** Whether it will not, or did not, run. */
  struck: boolean;
  /** "오후 5:00에서 옮김", "쉬는 날", …; empty when there is nothing to say. */
  note: string;
  link: readonly string[];
}

const PLANNED: StateLook = { tone: 'idle', icon: LucideCalendarClock, label: 'upcoming.planned' };

/** Runs as the calendar shows them, by day. Needs an injection context below the shell. */
export function injectCalendarRows(
  runs: Signal<readonly (CalendarRun & { day: string })[]>,
): Signal<ReadonlyMap<string, readonly CalendarRow[]>> {
  const text = injectText();
  const date = injectKoreanDate();
  return computed(() => {
    const days = new Map<string, CalendarRow[]>();
    for (const run of runs()) {
      const row = rowOf(run);
      const known = days.get(run.day);
      if (known === undefined) days.set(run.day, [row]);
      else known.push(row);
    }
    return days;
  });

  function rowOf(run: CalendarRun): CalendarRow {
    const { job } = run;
    const situation = job === null ? null : jobSituation(job);
    const moved =
      isMoved(run) && job !== null
        ? [text('upcoming.moved', { from: date().day(Date.parse(job.nominalTime), run.at) })]
        : [];
    return {
      key: run.key,
      time: date().time(run.at),
      iso: new Date(run.at).toISOString(),
      name: run.name,
      look: situation === null ? PLANNED : JOB_LOOKS[situation],
      struck: situation === 'skipped' || situation === 'cancelled',
      note: [...moved, ...(job === null ? [] : jobNotes(job, text))].join(' · '),
      link: job === null ? ['/workflows', run.workflowId] : ['/jobs', job.id],
    };
  }
}
