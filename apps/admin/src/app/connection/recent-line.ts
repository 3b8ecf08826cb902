import { Component, computed, inject, input } from '@angular/core';
import { LucideAlertCircle, LucideCheckCircle } from '@lucide/angular';
import { type RecentConnection } from '@jeongsi/contract';
import { injectNumber } from '../i18n/inject-number';
import { injectText } from '../i18n/text';
import { SchedulerStatusStore } from '../scheduler/scheduler-status-store';
import { injectKoreanDate } from '../time/inject-korean-date';
import { failedShare } from './failed-share';

/** What left through an account in the last 24 hours: how many, how many of them failed, and when it last went well. */
@Component({
  selector: 'app-recent-line',
  imports: [LucideAlertCircle, LucideCheckCircle],
  template: `
    @if (sent(); as recent) {
      <p [class.failing]="recent.failed > 0">
        @if (recent.failed > 0) {
          <svg lucideAlertCircle size="16" />
        } @else {
          <svg lucideCheckCircle size="16" />
        }
        <span>{{ words() }}</span>
      </p>
    } @else {
      <p class="none">{{ text('connection.recent.none') }}</p>
    }
  `,
  styles: `
    p {
      display: flex;
      gap: 8px;
      color: var(--app-ok-fg);
      font-size: 13px;
      line-height: 20px;
      font-variant-numeric: tabular-nums;
    }

    svg {
      flex: none;
      margin-top: 2px;
    }

    .failing {
      color: var(--app-warn-fg);
    }

    .none {
      color: var(--app-muted);
    }
  `,
})
export class RecentLine {
  readonly sent = input.required<RecentConnection | undefined>();

  private readonly number = injectNumber();
  private readonly date = injectKoreanDate();
  private readonly status = inject(SchedulerStatusStore);

  protected readonly text = injectText();
  protected readonly words = computed(() => {
    const recent = this.sent();
    if (recent === undefined) return '';
    const { reached, failed, lastReachedAt } = recent;
    const n = this.number();
    const parts = [
      this.text('connection.recent.reached', { n: n(reached) }),
      failed > 0 ? this.text('connection.recent.failed', { n: n(failed), share: failedShare(recent) }) : '',
      recent.unknown > 0 ? this.text('connection.recent.unknown', { n: n(recent.unknown) }) : '',
      lastReachedAt === undefined ? '' : this.lastText(Date.parse(lastReachedAt)),
    ];
    return parts.filter((part) => part !== '').join(' · ');
  });

  private lastText(at: number): string {
    return this.text('connection.recent.last', {
      at: this.date().relative(at, Math.max(at, this.status.serverNow())),
    });
  }
}
