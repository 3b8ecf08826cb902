import { computed, inject, type Signal } from '@angular/core';
import { type WorkflowSummary } from '@jeongsi/contract';
import { injectNumber } from '../i18n/inject-number';
import { LanguageStore } from '../i18n/language-store';
import { injectText } from '../i18n/text';
import { SchedulerStatusStore } from '../scheduler/scheduler-status-store';
import { type JobSituation, jobSituation } from '../state/job-situation';
import { CHANNEL_LOOKS } from '../state/channel-look';
import { JOB_LOOKS, type StateLook, WORKFLOW_LOOKS } from '../state/state-look';
import { injectKoreanDate } from '../time/inject-korean-date';

export interface WorkflowRow {
  workflow: WorkflowSummary;
  /** Absent for active ones: the ordinary needs no chip. */
  state: StateLook | null;
  channel: (typeof CHANNEL_LOOKS)['outbox'];
  advertising: boolean;
  edited: string;
  sentence: string;
  next: { iso: string; when: string; relative: string } | null;
  /** How the last run ended; null without one. */
  last: { jobId: string; look: StateLook; reached: string } | null;
  problem: string;
}

/** Workflows as rows, in the language on screen. Needs an injection context below the shell. */
export function injectWorkflowRows(workflows: Signal<readonly WorkflowSummary[]>): Signal<readonly WorkflowRow[]> {
  const text = injectText();
  const number = injectNumber();
  const language = inject(LanguageStore).current;
  const date = injectKoreanDate();
  const { serverNow } = inject(SchedulerStatusStore);

  const lastRun = (job: WorkflowSummary['lastJob']): WorkflowRow['last'] => {
    if (job === undefined) return null;
    const { accepted, delivered, total } = job.deliveries;
    const reached = total === 0 ? '' : `${number()(accepted + delivered)}/${number()(total)}`;
    return { jobId: job.id, look: JOB_LOOKS[endedSituation(job)], reached };
  };

  return computed(() => {
    const now = serverNow();
    return workflows().map((workflow) => {
      const at = workflow.nextJob === undefined ? null : Date.parse(workflow.nextJob.scheduledTime);
      return {
        workflow,
        state: workflow.status === 'active' ? null : WORKFLOW_LOOKS[workflow.status],
        channel: CHANNEL_LOOKS[workflow.message.channel],
        advertising: workflow.purpose === 'advertising',
        edited: text('workflow.edited', { when: date().relative(Date.parse(workflow.updatedAt), now) }),
        sentence: workflow.sentence[language()],
        next:
          at === null
            ? null
            : {
                iso: workflow.nextJob?.scheduledTime ?? '',
                when: date().near(at, now),
                relative: date().relative(Math.max(at, now), now),
              },
        last: lastRun(workflow.lastJob),
        problem: workflow.problems?.length ? text('workflow.problem') : '',
      };
    });
  });
}

/** Only one that had found its recipients can have been stopped in the middle. */
function endedSituation({ status, deliveries }: NonNullable<WorkflowSummary['lastJob']>): JobSituation {
  if (status === 'cancelled') return deliveries.total > 0 ? 'aborted' : 'cancelled';
  return jobSituation({ status, deliveries });
}
