import { Component, computed, input } from '@angular/core';
import { type SchedulerStatus } from '@jeongsi/contract';
import { injectText } from '../../i18n/text';
import { barSegments, restOf } from './bar-segments';

/** The jobs by state, as one bar. Its pieces move by transform alone, so nothing around them is laid out again. */
@Component({
  selector: 'app-job-bar',
  host: { role: 'img', '[attr.aria-label]': 'sentence()' },
  template: `
    @for (segment of segments(); track segment.key) {
      <span
        [class]="'segment tone-' + segment.tone"
        [style.transform]="'translateX(' + segment.start * 100 + '%) scaleX(' + segment.share + ')'"
      ></span>
    }
  `,
  styleUrl: './job-bar.scss',
})
export class JobBar {
  readonly status = input.required<SchedulerStatus | null>();

  private readonly text = injectText();

  protected readonly segments = computed(() => {
    const status = this.status();
    return status === null ? [] : barSegments(status);
  });

  protected readonly sentence = computed(() => {
    const status = this.status();
    if (status === null) return this.text('status.unknown');
    return this.text('status.bar', {
      total: status.totalJobs,
      pending: status.pendingJobs,
      running: status.runningJobs,
      completed: status.completedJobs,
      failed: status.failedJobs,
      rest: restOf(status),
    });
  });
}
