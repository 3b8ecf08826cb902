import { computed, inject, type Signal } from '@angular/core';
import { type Job, type WorkflowSummary } from '@jeongsi/contract';
import { injectNumber } from '../i18n/inject-number';
import { LanguageStore } from '../i18n/language-store';
import { injectText } from '../i18n/text';
import { SchedulerStatusStore } from '../scheduler/scheduler-status-store';
import { jobSituation } from '../state/job-situation';
import { CHANNEL_LOOKS } from '../state/channel-look';
import { JOB_LOOKS, type StateLook, WORKFLOW_LOOKS } from '../state/state-look';
import { injectKoreanDate } from '../time/inject-korean-date';
import { type WorkflowFacts } from './workflow-facts';

export interface WorkflowRow {
  workflow: WorkflowSummary;
  /** Absent for active ones: the ordinary needs no chip. */
  state: StateLook | null;
  channel: (typeof CHANNEL_LOOKS)['outbox'];
  advertising: boolean;
  edited: string;
  sentence: string;
  next: { iso: string; when: string; relative: string } | null;
  /** How the last run ended; null without one, undefined while nobody knows. */
  last: { jobId: string; look: StateLook; reached: string } | null | undefined;
  problem: string;
}

/** Workflows as rows, in the language on screen. Needs an injection context below the shell. */
export function injectWorkflowRows(
  workflows: Signal<readonly WorkflowSummary[]>,
  facts: WorkflowFacts,
): Signal<readonly WorkflowRow[]> {
  const text = injectText();
  const number = injectNumber();
  const language = inject(LanguageStore).current;
  const date = injectKoreanDate();
  const { serverNow } = inject(SchedulerStatusStore);

  const lastRun = (job: Job | null | undefined): WorkflowRow['last'] =>
    job &&
    ({
      jobId: job.id,
      look: JOB_LOOKS[jobSituation(job)],
      reached:
        job.deliveries.total === 0
          ? ''
          : `${number()(job.deliveries.accepted + job.deliveries.delivered)}/${number()(job.deliveries.total)}`,
    } satisfies WorkflowRow['last']);

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
        sentence: facts.sentence(workflow)?.[language()] ?? text(`type.${workflow.schedule.type}`),
        next:
          at === null
            ? null
            : {
                iso: workflow.nextJob?.scheduledTime ?? '',
                when: date().near(at, now),
                relative: date().relative(Math.max(at, now), now),
              },
        last: lastRun(facts.lastJob(workflow)),
        problem: workflow.problems?.length ? text('workflow.problem') : '',
      };
    });
  });
}
