import { type Job } from '@jeongsi/contract';
import { type Text } from '../i18n/text';
import { type Instant } from '../time/clock';
import { type KoreanDate } from '../time/korean-date';

/** When a job is due, started or was due, whichever its state makes worth telling. */
export interface JobWhen {
  iso: string;
  when: string;
  relative: string;
}

const JUST_NOW_MS = 60_000;

/** A cancelled job tells when it would have run and when that was given up; any other one tells one instant in two ways. */
export function jobWhen(job: Job, { date, text, now }: { date: KoreanDate; text: Text; now: Instant }): JobWhen {
  const iso = job.status === 'pending' ? job.scheduledTime : (job.executedAt ?? job.scheduledTime);
  const at = Date.parse(iso);
  const when = date.near(at, now);
  if (job.executedAt === undefined && job.status === 'cancelled' && job.completedAt !== undefined) {
    const since = now - Date.parse(job.completedAt);
    const relative =
      since < JUST_NOW_MS ? text('job.cancelledNow') : text('job.cancelledAgo', { n: date.relative(now - since, now) });
    return { iso, when: text('job.due', { at: when }), relative };
  }
  // The server's clock is asked seldom: what is due is not past, and what has started not to come.
  const bound = job.status === 'pending' ? Math.max(at, now) : job.executedAt === undefined ? at : Math.min(at, now);
  return { iso, when, relative: date.relative(bound, now) };
}
