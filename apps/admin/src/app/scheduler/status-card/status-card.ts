import { Component, computed, inject } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatCard } from '@angular/material/card';
import { MatTooltip } from '@angular/material/tooltip';
import {
  LucideAlertCircle,
  LucideCheckCircle,
  LucideClock,
  LucideLayers,
  LucideLoaderCircle,
  LucideRefreshCw,
} from '@lucide/angular';
import { injectText } from '../../i18n/text';
import { injectKoreanDate } from '../../time/inject-korean-date';
import { SchedulerStatusStore } from '../scheduler-status-store';
import { CountTile } from './count-tile';
import { JobBar } from './job-bar';
import { NextRun } from './next-run';
import { SchedulerDeeds } from './scheduler-deeds';
import { SchedulerMenu } from './scheduler-menu';
import { StatusBanner } from './status-banner';
import { StatusChip } from './status-chip';

/** The scheduler at a glance. Polled, stale, lost or stopped: the card tells which, and keeps the last numbers. */
@Component({
  selector: 'app-status-card',
  imports: [
    CountTile,
    JobBar,
    LucideRefreshCw,
    MatCard,
    MatIconButton,
    MatTooltip,
    NextRun,
    SchedulerMenu,
    StatusBanner,
    StatusChip,
  ],
  providers: [SchedulerDeeds],
  templateUrl: './status-card.html',
  styleUrl: './status-card.scss',
})
export class StatusCard {
  protected readonly text = injectText();
  protected readonly store = inject(SchedulerStatusStore);
  protected readonly icons = {
    total: LucideLayers,
    pending: LucideClock,
    running: LucideLoaderCircle,
    completed: LucideCheckCircle,
    failed: LucideAlertCircle,
  };

  private readonly date = injectKoreanDate();

  protected readonly status = computed(() => this.store.feed().status);
  protected readonly asking = computed(() => this.store.feed().asking);

  protected readonly rest = computed(() =>
    this.text('status.rest', {
      cancelled: this.status()?.cancelledJobs ?? '–',
      skipped: this.status()?.skippedJobs ?? '–',
    }),
  );

  protected readonly asOf = computed(() =>
    this.text('status.asOf', { at: this.date().clock(this.store.answeredAt()) }),
  );
}
