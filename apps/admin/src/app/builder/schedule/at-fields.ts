import { Component, computed, inject } from '@angular/core';
import { injectText } from '../../i18n/text';
import { BuilderStore } from '../builder-store';
import { DateField } from '../../form/date-field';
import { TimeField } from '../../form/time-field';
import { timeText } from '../../form/typed-time';
import { unshownOfAt } from '../model/schedule-draft';
import { injectNearDay } from './near-day';

/** One date, one time. */
@Component({
  selector: 'app-at-fields',
  imports: [DateField, TimeField],
  template: `
    <div class="pair">
      <app-date-field
        name="schedule.at"
        [label]="text('builder.at.date')"
        [hint]="text('builder.date.hint')"
        [value]="at().date"
        (changed)="store.patchSchedule({ at: { date: $event, time: at().time } })"
      />
      <app-time-field
        name="schedule.at.time"
        [label]="text('builder.at.time')"
        [value]="at().time"
        (changed)="store.patchSchedule({ at: { date: at().date, time: $event } })"
      />
    </div>
    <div class="chips" role="group" [attr.aria-label]="text('builder.quick')">
      @for (day of days(); track day.date) {
        <button
          type="button"
          [attr.aria-pressed]="at().date === day.date"
          (click)="store.patchSchedule({ at: { date: day.date, time: at().time } })"
        >
          {{ day.label }}
        </button>
      }
    </div>
    @if (unshown()) {
      <p class="hint">{{ text('builder.at.exact', { rest: unshown() }) }}</p>
    }
  `,
  styleUrl: './when-fields.scss',
})
export class AtFields {
  private readonly nearDay = injectNearDay();

  protected readonly store = inject(BuilderStore);
  protected readonly text = injectText();
  protected readonly at = computed(() => this.store.draft().schedule.at);

  protected readonly days = computed(() =>
    (['today', 'tomorrow', 'week'] as const).map((day, index) => ({
      label: this.text(`builder.quick.${day}`),
      date: this.nearDay()([0, 1, 7][index] ?? 0),
    })),
  );

  /** What of the saved instant has no field, while it still counts. */
  protected readonly unshown = computed(() => {
    const { schedule } = this.store.definition();
    const rest = schedule.type === 'scheduled' ? unshownOfAt(schedule.at) : '';
    return timeText(this.at().time).endsWith(rest) ? '' : rest;
  });
}
