import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { LucideAlertCircle, LucideCheckCircle, LucideCircleQuestionMark, LucideHistory } from '@lucide/angular';
import { CHANNEL_KINDS } from '../connection/connection-kind';
import { connectionProblem } from '../connection/connection-state';
import { injectNumber } from '../i18n/inject-number';
import { injectText } from '../i18n/text';
import { Skeleton } from '../list/skeleton';
import { SchedulerStatusStore } from '../scheduler/scheduler-status-store';
import { StateChip } from '../state/state-chip';
import { JOB_LOOKS, type StateLook } from '../state/state-look';
import { injectKoreanDate } from '../time/inject-korean-date';
import { type Attention, attention } from './attention';
import { DayStore } from './day-store';

const SHOWN = 5;

const LOOKS: Record<Attention['kind'], StateLook> = {
  failed: JOB_LOOKS.failed,
  partlyFailed: JOB_LOOKS.partlyFailed,
  unknown: { tone: 'warn', icon: LucideCircleQuestionMark, label: 'delivery.state.unknown' },
  missed: { tone: 'warn', icon: LucideHistory, label: 'job.reason.missed' },
  held: JOB_LOOKS.held,
  retrying: JOB_LOOKS.retrying,
  broken: { tone: 'err', icon: LucideAlertCircle, label: 'attention.broken' },
};

/** What a person should look at: failures, unknown results, held, retried and missed runs, broken connections. */
@Component({
  selector: 'app-attention-list',
  imports: [LucideCheckCircle, MatButton, RouterLink, Skeleton, StateChip],
  template: `
    <section aria-labelledby="attention-title" [attr.aria-busy]="look.waiting()">
      <header>
        <h2 id="attention-title">{{ text('attention.title') }}</h2>
        @if (found().length > 0) {
          <span class="meta number">{{ text('attention.count', { n: number()(found().length) }) }}</span>
        }
        <a class="all" routerLink="/jobs" [queryParams]="{ tab: 'done', status: 'failed' }">{{
          text('attention.all')
        }}</a>
      </header>
      @if (look.value() === null) {
        @if (look.failure()) {
          <p class="none">
            {{ text('attention.failed') }}
            <button matButton="tonal" type="button" (click)="look.again()">{{ text('soon.retry') }}</button>
          </p>
        } @else {
          <app-skeleton [rows]="3" />
        }
      } @else {
        <ul>
          @for (row of rows(); track row.key) {
            <li>
              <a [routerLink]="row.link" [title]="row.name">{{ row.name }}</a>
              <app-state-chip [look]="row.look" />
              <span class="meta">{{ row.detail }}</span>
            </li>
          } @empty {
            <li class="none"><svg lucideCheckCircle size="28" strokeWidth="1.5" />{{ text('attention.none') }}</li>
          }
        </ul>
      }
    </section>
  `,
  styleUrl: './attention-list.scss',
})
export class AttentionList {
  protected readonly look = inject(DayStore).look;
  private readonly status = inject(SchedulerStatusStore);
  private readonly date = injectKoreanDate();

  protected readonly text = injectText();
  protected readonly number = injectNumber();
  protected readonly found = computed(() => {
    const day = this.look.value();
    return day === null
      ? []
      : attention([...day.jobs.filter(({ status }) => status !== 'pending'), ...day.pending], day.connections);
  });
  protected readonly rows = computed(() => {
    const now = this.status.answeredAt();
    return this.found()
      .slice(0, SHOWN)
      .map((each) => {
        if (each.kind === 'broken') {
          const { id, name, kind, problem } = each.connection;
          const isChannel = CHANNEL_KINDS.some((channel) => channel === kind);
          return {
            key: id,
            name,
            look: LOOKS.broken,
            link: [isChannel ? '/channels' : '/data-sources'],
            detail: problem === undefined ? '' : connectionProblem(problem, this.text),
          };
        }
        const { id, workflowName, scheduledTime, deliveries } = each.job;
        const missed = deliveries.failed + deliveries.unknown;
        return {
          key: id,
          name: workflowName,
          look: LOOKS[each.kind],
          link: ['/jobs', id],
          detail: [
            this.date().near(Date.parse(scheduledTime), now),
            missed > 0 ? this.text('attention.people', { n: this.number()(missed) }) : '',
          ]
            .filter((part) => part !== '')
            .join(' · '),
        };
      });
  });
}
