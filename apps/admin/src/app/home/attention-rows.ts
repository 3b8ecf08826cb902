import { computed, inject, type Signal } from '@angular/core';
import { type Job } from '@jeongsi/contract';
import { LucideAlertCircle, LucideCirclePause, LucideCircleQuestionMark, LucideHistory } from '@lucide/angular';
import { CHANNEL_KINDS } from '../connection/connection-kind';
import { connectionProblem } from '../connection/connection-state';
import { injectNumber } from '../i18n/inject-number';
import { injectText } from '../i18n/text';
import { SchedulerStatusStore } from '../scheduler/scheduler-status-store';
import { JOB_LOOKS, type StateLook } from '../state/state-look';
import { injectKoreanDate } from '../time/inject-korean-date';
import { type Attention } from './attention';

export interface AttentionRow {
  key: string;
  name: string;
  look: StateLook;
  link: readonly string[];
  detail: string;
  /** A job of whose failure somebody can say that they know. */
  failed: Job | null;
}

const LOOKS: Record<Attention['kind'], StateLook> = {
  failed: JOB_LOOKS.failed,
  partlyFailed: JOB_LOOKS.partlyFailed,
  reachedNobody: JOB_LOOKS.reachedNobody,
  unknown: { tone: 'warn', icon: LucideCircleQuestionMark, label: 'delivery.state.unknown' },
  missed: { tone: 'warn', icon: LucideHistory, label: 'job.reason.missed' },
  held: JOB_LOOKS.held,
  retrying: JOB_LOOKS.retrying,
  broken: { tone: 'err', icon: LucideAlertCircle, label: 'attention.broken' },
  selfPaused: { tone: 'warn', icon: LucideCirclePause, label: 'attention.selfPaused' },
};

/** What needs attention as rows, in the language on screen. Needs an injection context below the shell. */
export function injectAttentionRows(found: Signal<readonly Attention[]>): Signal<readonly AttentionRow[]> {
  const text = injectText();
  const number = injectNumber();
  const date = injectKoreanDate();
  const status = inject(SchedulerStatusStore);

  const words = (each: Attention): Omit<AttentionRow, 'look'> => {
    switch (each.kind) {
      case 'broken': {
        const { id, name, kind, problem } = each.connection;
        const isChannel = CHANNEL_KINDS.some((channel) => channel === kind);
        const detail = problem === undefined ? '' : connectionProblem(problem, text);
        return { key: id, name, link: [isChannel ? '/channels' : '/data-sources'], detail, failed: null };
      }
      case 'selfPaused': {
        const { id, name, policy } = each.workflow;
        const detail = text('attention.selfPaused.text', { n: policy?.pauseAfterFailures ?? 0 });
        return { key: id, name, link: ['/workflows', id], detail, failed: null };
      }
      default: {
        const { id, workflowName, scheduledTime, deliveries } = each.job;
        const people = each.kind === 'held' ? deliveries.held : deliveries.failed + deliveries.unknown;
        const when = date().near(Date.parse(scheduledTime), status.answeredAt());
        const detail = people > 0 ? `${when} · ${text('attention.people', { n: number()(people) })}` : when;
        const failed = each.kind === 'failed' || each.kind === 'partlyFailed' ? each.job : null;
        return { key: id, name: workflowName, link: ['/jobs', id], detail, failed };
      }
    }
  };

  return computed(() => found().map((each) => ({ ...words(each), look: LOOKS[each.kind] })));
}
