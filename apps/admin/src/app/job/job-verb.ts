import { type JobDetail } from '@jeongsi/contract';
import { type Text, type TextKey } from '../i18n/text';
import { jobSituation, type JobSituation } from '../state/job-situation';
import { type JobAction } from './job-action';

/** Running an ended job once more means something else to everybody who got it, to some, and to nobody. */
const RUN_AGAIN: Partial<Record<JobSituation, TextKey>> = {
  completed: 'job.runAgain.verb.again',
  reachedNobody: 'job.runAgain.verb.again',
  failed: 'job.runAgain.verb.all',
  partlyFailed: 'job.runAgain.verb.all',
};

/** The words on a button: what it does, and to how many where that is known. */
export function jobVerb(action: JobAction, job: JobDetail, text: Text, number: (value: number) => string): string {
  switch (action) {
    case 'retryFailed':
      return text('job.retryFailed', { n: number(job.leftToRetry.failed) });
    case 'retryUnsent':
      return text('job.retryUnsent', { n: number(job.leftToRetry.unsent) });
    case 'runAgain':
      return text(RUN_AGAIN[jobSituation(job)] ?? 'job.runNow');
    default:
      return text(`job.${action}`);
  }
}
