import { computed, type Signal } from '@angular/core';
import { LucideCalendarClock, type LucideIcon } from '@lucide/angular';
import { type ChannelName, type Job } from '@jeongsi/contract';
import { injectNumber } from '../i18n/inject-number';
import { injectText } from '../i18n/text';
import { jobNotes, reachedBy } from '../job/job-row';
import { CHANNEL_LOOKS } from '../state/channel-look';
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
  /** Whether a person moved it here from the time that its schedule names. */
  moved: boolean;
  /** Null while nobody knows what the workflow sends. */
  channel: { icon: LucideIcon; label: string } | null;
  /** "오후 5:00에서 옮김", "쉬는 날", "340 / 352명", …; empty when there is nothing to say. */
  note: string;
  link: readonly string[];
}

const PLANNED: StateLook = { tone: 'idle', icon: LucideCalendarClock, label: 'upcoming.planned' };

/** Runs as the calendar shows them, by day. Needs an injection context below the shell. */
export function injectCalendarRows(
  runs: Signal<readonly (CalendarRun & { day: string })[]>,
  channels: Signal<ReadonlyMap<string, ChannelName>>,
): Signal<ReadonlyMap<string, readonly CalendarRow[]>> {
  const text = injectText();
  const date = injectKoreanDate();
  const number = injectNumber();
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
    const channel = channels().get(run.workflowId);
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
      moved: moved.length > 0,
      channel:
        channel === undefined ? null : { icon: CHANNEL_LOOKS[channel].icon, label: text(CHANNEL_LOOKS[channel].label) },
      note: [...moved, ...(job === null ? [] : [...jobNotes(job, text), ...resultOf(job)])].join(' · '),
      link: job === null ? ['/workflows', run.workflowId] : ['/jobs', job.id],
    };
  }

  /** Whom it reached, once somebody was to be reached. */
  function resultOf(job: Job): readonly string[] {
    const { total, failed } = job.deliveries;
    if (total === 0) return [];
    const reached = text('job.reached', { n: number()(reachedBy(job)), of: number()(total) });
    return failed === 0 ? [reached] : [reached, text('job.failedCount', { n: number()(failed) })];
  }
}
