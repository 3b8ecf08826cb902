import { Component, computed, inject } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatProgressBar } from '@angular/material/progress-bar';
import { LucideAlertCircle, LucideCheckCircle, LucideClock, LucideX } from '@lucide/angular';
import { injectText } from '../i18n/text';
import { MessageList } from '../outbox/message-list';
import { SchedulerStatusStore } from '../scheduler/scheduler-status-store';
import { injectKoreanDate } from '../time/inject-korean-date';
import { wholeSeconds } from '../time/relative-text';
import { SAMPLE_DELAY_MS } from './sample-workflow';
import { SampleStore } from './sample-store';

const FAILURES = { notSaved: 'sample.failed', unsent: 'sample.unsent', lost: 'sample.lost' } as const;

/** Shows a newcomer how the sample goes: saved, waiting, sent, and the messages where they arrived. */
@Component({
  selector: 'app-sample-panel',
  imports: [
    LucideAlertCircle,
    LucideCheckCircle,
    LucideClock,
    LucideX,
    MatButton,
    MessageList,
    MatIconButton,
    MatProgressBar,
  ],
  templateUrl: './sample-panel.html',
  styleUrl: './sample-panel.scss',
})
export class SamplePanel {
  private readonly store = inject(SampleStore);
  private readonly status = inject(SchedulerStatusStore);

  protected readonly text = injectText();
  protected readonly date = injectKoreanDate();
  protected readonly run = this.store.run;
  protected readonly failures = FAILURES;

  protected readonly secondsLeft = computed(() => {
    const run = this.run();
    return run.step === 'waiting' ? wholeSeconds(Math.max(0, run.at - this.status.serverNow())) : 0;
  });

  /** 0 to 100, for the thin line. */
  protected readonly waited = computed(() => 100 - (this.secondsLeft() * 100_000) / SAMPLE_DELAY_MS);

  protected again(): void {
    this.store.start();
  }

  protected close(): void {
    this.store.dismiss();
  }
}
