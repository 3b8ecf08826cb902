import { Component, computed, inject, input } from '@angular/core';
import { LucideDynamicIcon } from '@lucide/angular';
import { injectText } from '../../i18n/text';
import { SchedulerStatusStore } from '../scheduler-status-store';
import { STATUS_LOOKS } from './status-look';

/** How the scheduler is doing in one word, with its icon and colour. */
@Component({
  selector: 'app-status-chip',
  imports: [LucideDynamicIcon],
  template: `
    <span class="chip" [class]="'tone-' + look().tone">
      @if (look().tone === 'ok') {
        <span class="pulse"></span>
      }
      <svg [lucideIcon]="look().icon" size="18" />
      @if (scope() === 'alone') {
        <span class="scheduler">{{ text('status.scheduler') }}</span>
      }
      {{ text(look().label, { n: late() }) }}
    </span>
  `,
  styleUrl: './status-chip.scss',
})
export class StatusChip {
  /** Alone it names the scheduler as well; inside the card the title does. */
  readonly scope = input.required<'alone' | 'card'>();

  private readonly store = inject(SchedulerStatusStore);

  protected readonly text = injectText();
  protected readonly look = computed(() => STATUS_LOOKS[this.store.level()]);
  protected readonly late = computed(() => this.store.feed().status?.lateJobs ?? 0);
}
