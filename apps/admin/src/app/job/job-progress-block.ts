import { Component, computed, inject, input } from '@angular/core';
import { type JobDetail } from '@jeongsi/contract';
import { DeliveryBar } from '../delivery/delivery-bar';
import { injectNumber } from '../i18n/inject-number';
import { LanguageStore } from '../i18n/language-store';
import { injectText } from '../i18n/text';
import { SchedulerStatusStore } from '../scheduler/scheduler-status-store';
import { durationText } from '../time/duration-text';
import { injectKoreanDate } from '../time/inject-korean-date';
import { donePercent, reachedBy } from './job-row';
import { LiveJobs } from './live-jobs';

/** How far a job has come, or came: the bar, the pace, and when it will be done. Repainted at most twice a second. */
@Component({
  selector: 'app-job-progress-block',
  imports: [DeliveryBar],
  template: `
    <div class="top">
      @if (over()) {
        <span class="percent number">{{ counts() }}</span>
        <span class="counts">{{ text(job().mode === 'test' ? 'job.testedWord' : 'job.reachedWord') }}</span>
      } @else {
        <span class="percent number">{{ percent() }}%</span>
        <span class="counts number">{{ counts() }}</span>
      }
      @if (job().status === 'running') {
        <span class="line" [class.live]="live.state() === 'live'">
          <i></i>{{ text(live.state() === 'live' ? 'live.on' : 'live.polling') }}
        </span>
      }
    </div>
    <app-delivery-bar [counts]="job().deliveries" />
    <p class="facts number">{{ facts() }}</p>
    @if (job().mode === 'test') {
      <p class="facts">{{ text('job.test.note') }}</p>
    }
  `,
  styleUrl: './job-progress-block.scss',
})
export class JobProgressBlock {
  readonly job = input.required<JobDetail>();

  private readonly number = injectNumber();
  private readonly language = inject(LanguageStore).current;
  private readonly date = injectKoreanDate();
  private readonly status = inject(SchedulerStatusStore);

  protected readonly live = inject(LiveJobs);
  protected readonly text = injectText();
  protected readonly percent = computed(() => donePercent(this.job()));
  protected readonly over = computed(() => this.job().status !== 'running' && this.job().status !== 'pending');
  /** Those decided while it goes on; those reached once it is over. */
  protected readonly counts = computed(() => {
    const { total, pending, sending, held } = this.job().deliveries;
    const shown = this.over() ? reachedBy(this.job()) : total - pending - sending - held;
    return this.text('job.reached', { n: this.number()(shown), of: this.number()(total) });
  });

  protected readonly facts = computed(() => {
    const job = this.job();
    const progress = job.status === 'running' ? this.live.progress(job.id) : undefined;
    const perMinute = Math.round((progress?.ratePerSecond ?? 0) * 60);
    return [
      perMinute > 0 && this.text('job.rate', { n: this.number()(perMinute) }),
      progress?.remainingSeconds !== undefined &&
        this.text('job.remaining', { n: durationText(this.language(), progress.remainingSeconds * 1_000) }),
      job.executedAt !== undefined &&
        this.text('job.startedAt', { at: this.date().moment(Date.parse(job.executedAt), this.status.serverNow()) }),
    ]
      .filter(Boolean)
      .join(' · ');
  });
}
