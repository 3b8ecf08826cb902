import { Component, computed, inject } from '@angular/core';
import { LucideClock } from '@lucide/angular';
import { injectText } from '../../i18n/text';
import { injectKoreanDate } from '../../time/inject-korean-date';
import { SchedulerStatusStore } from '../scheduler-status-store';

/** When the scheduler works next, and on what. */
@Component({
  selector: 'app-next-run',
  imports: [LucideClock],
  template: `
    <svg lucideClock />
    <div class="words">
      <p class="label">{{ text('status.next') }}</p>
      @if (known()) {
        <p class="when">{{ when() }}</p>
        @if (name(); as workflow) {
          <p class="name" [title]="workflow">{{ workflow }}</p>
        } @else {
          <p class="label">{{ text('status.next.none.text') }}</p>
        }
      } @else {
        <p class="skeleton"></p>
      }
    </div>
  `,
  styleUrl: './next-run.scss',
})
export class NextRun {
  private readonly store = inject(SchedulerStatusStore);
  private readonly date = injectKoreanDate();
  private readonly next = computed(() => this.store.feed().status?.nextJob);

  protected readonly text = injectText();
  protected readonly known = computed(() => this.store.feed().status !== null);
  protected readonly name = computed(() => this.next()?.workflowName);

  protected readonly when = computed(() => {
    const next = this.next();
    if (next === undefined) return this.text('status.next.none');
    const at = Date.parse(next.scheduledTime);
    const now = this.store.serverNow();
    const near = this.date().near(at, now);
    if (this.store.level() === 'stopped') return this.text('status.next.stopped', { at: near });
    return `${near} · ${this.date().relative(Math.max(at, now), now)}`;
  });
}
