import { computed, inject, type Signal } from '@angular/core';
import { type Job } from '@jeongsi/contract';
import { injectNumber } from '../i18n/inject-number';
import { LanguageStore } from '../i18n/language-store';
import { injectText, type Text, type TextKey } from '../i18n/text';
import { SchedulerStatusStore } from '../scheduler/scheduler-status-store';
import { jobSituation } from '../state/job-situation';
import { JOB_LOOKS, type StateLook } from '../state/state-look';
import { durationText } from '../time/duration-text';
import { injectKoreanDate } from '../time/inject-korean-date';
import { jobError } from './job-error';
import { jobWhen, type JobWhen } from './job-when';

export interface JobRow extends JobWhen {
  job: Job;
  look: StateLook;
  type: string;
  /** Why it is as it is, and where it comes from: "재시도 2/4", "밀린 회차", "테스트". */
  notes: readonly string[];
  /** "340 / 352명", "" before anybody is known. */
  reached: string;
  failed: string;
  /** Why it did not reach everybody; empty when nothing went wrong. */
  error: string;
  /** How long it took, or takes so far. */
  duration: string;
  /** 0 to 100 while it runs. */
  done: number;
}

/** Jobs as rows, in the language on screen. Needs an injection context below the shell. */
export function injectJobRows(jobs: Signal<readonly Job[]>): Signal<readonly JobRow[]> {
  const text = injectText();
  const number = injectNumber();
  const language = inject(LanguageStore).current;
  const date = injectKoreanDate();
  const { serverNow } = inject(SchedulerStatusStore);

  return computed(() => {
    const now = serverNow();
    return jobs().map((job) => {
      const pending = job.status === 'pending';
      const { iso, when, relative } = jobWhen(job, { date: date(), text, now });
      const { total, failed } = job.deliveries;
      const until = job.completedAt === undefined ? now : Date.parse(job.completedAt);
      return {
        job,
        look: JOB_LOOKS[jobSituation(job)],
        iso,
        when,
        relative,
        type: text(`type.${job.type}`),
        notes: jobNotes(job, text),
        reached: total === 0 ? '' : text('job.reached', { n: number()(reachedBy(job)), of: number()(total) }),
        error: jobError(job, text, number()),
        failed: failed === 0 ? '' : text('job.failedCount', { n: number()(failed) }),
        duration:
          pending || job.executedAt === undefined
            ? ''
            : durationText(language(), Math.max(0, until - Date.parse(job.executedAt))),
        done: donePercent(job),
      };
    });
  });
}

/** Those whom the message left for. */
export function reachedBy({ deliveries }: Pick<Job, 'deliveries'>): number {
  return deliveries.accepted + deliveries.delivered;
}

/** How much of a job is decided, 0 to 100. */
export function donePercent({ deliveries }: Pick<Job, 'deliveries'>): number {
  const { total, pending, sending, held } = deliveries;
  return total === 0 ? 0 : Math.floor(((total - pending - sending - held) / total) * 100);
}

const REASONS: Readonly<Record<string, TextKey>> = {
  overlap: 'job.reason.overlap',
  missed: 'job.reason.missed',
  holiday: 'job.reason.holiday',
  paused: 'job.reason.paused',
  late: 'job.reason.late',
  held: 'job.reason.held',
};

/** What is worth saying beside the state, the most telling first. */
export function jobNotes(job: Job, text: Text): readonly string[] {
  const reason = job.reason === undefined || job.paused ? undefined : REASONS[job.reason];
  return [
    ...(job.mode === 'test' ? [text('job.mode.test')] : []),
    ...(job.status === 'pending' && job.attempt > 0 && job.reason !== 'held' && !job.paused
      ? [text('job.attempt', { n: job.attempt, of: job.maxAttempts })]
      : []),
    ...(reason === undefined ? [] : [text(reason)]),
    ...(job.retryOf === undefined ? [] : [text(`job.retryOf.${job.retryOf.scope}`)]),
    ...(job.trigger === 'manual' || job.trigger === 'api' ? [text(`job.trigger.${job.trigger}`)] : []),
  ];
}
