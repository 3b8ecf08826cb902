import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { LucideCalendarClock } from '@lucide/angular';
import { type Job } from '@jeongsi/contract';
import { FailureNote } from '../failure/failure-note';
import { injectText } from '../i18n/text';
import { Skeleton } from '../list/skeleton';
import { SchedulerStatusStore } from '../scheduler/scheduler-status-store';
import { jobSituation } from '../state/job-situation';
import { JOB_LOOKS } from '../state/state-look';
import { injectKoreanDate } from '../time/inject-korean-date';
import { HomeFeedStore } from './home-feed';

/** The next jobs, the soonest first. */
@Component({
  selector: 'app-soon-list',
  imports: [FailureNote, LucideCalendarClock, RouterLink, Skeleton],
  templateUrl: './soon-list.html',
  styleUrl: './soon-list.scss',
})
export class SoonList {
  private readonly store = inject(HomeFeedStore);
  private readonly status = inject(SchedulerStatusStore);
  private readonly date = injectKoreanDate();

  protected readonly text = injectText();
  protected readonly feed = this.store.feed;

  protected readonly skeleton = this.store.skeleton;
  protected readonly count = computed(() => {
    const page = this.feed().content?.upcoming;
    if (page === undefined || page.items.length === 0) return '';
    return this.text(page.nextCursor === null ? 'soon.count' : 'soon.countMore', { n: page.items.length });
  });

  /** Named only where the reader's own clock shows another time. */
  protected readonly zone = computed(() => {
    const now = this.status.serverNow();
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    return own === this.status.timeZone() ? '' : this.date().zone(now);
  });

  protected readonly rows = computed(() => {
    const now = this.status.serverNow();
    const date = this.date();
    return (this.feed().content?.upcoming.items ?? []).map((job) => {
      const at = Date.parse(job.scheduledTime);
      return {
        id: job.id,
        name: job.workflowName,
        iso: job.scheduledTime,
        when: date.near(at, now),
        relative: date.relative(Math.max(at, now), now),
        type: this.text(`type.${job.type}`),
        waits: this.waits(job),
      };
    });
  });

  /** What else it waits for than its time. */
  private waits(job: Job): string {
    const situation = jobSituation(job);
    if (situation === 'pending') return '';
    if (situation === 'retrying') return this.text('job.attempt', { n: job.attempt, of: job.maxAttempts });
    return this.text(JOB_LOOKS[situation].label);
  }

  protected retry(): void {
    this.store.retry();
  }
}
