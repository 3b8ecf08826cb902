import { Component, computed, inject } from '@angular/core';
import { type Weekday, WEEKDAYS } from '@jeongsi/contract';
import { injectText, type TextKey } from '../../i18n/text';
import { BuilderStore } from '../builder-store';
import { controlId } from '../../form/control-id';

/** The week as Koreans draw it: it starts on Sunday. */
const SHOWN: readonly Weekday[] = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

const SETS: readonly { label: TextKey; days: readonly Weekday[] }[] = [
  { label: 'builder.weekdays.working', days: ['MO', 'TU', 'WE', 'TH', 'FR'] },
  { label: 'builder.weekdays.weekend', days: ['SA', 'SU'] },
  { label: 'builder.weekdays.all', days: WEEKDAYS },
];

/** Days of the week, each a switch. What is to be seen is its name, so that it can be spoken; the long form describes it. */
@Component({
  selector: 'app-weekday-field',
  template: `
    <span class="label" [id]="id + '-label'">{{ text('builder.weekdays') }}</span>
    <div
      class="days"
      role="group"
      [id]="id"
      [attr.aria-labelledby]="id + '-label'"
      [attr.aria-describedby]="id + '-hint'"
    >
      @for (day of days(); track day.value) {
        <button type="button" [attr.aria-pressed]="day.chosen" [title]="day.long" (click)="toggle(day.value)">
          {{ day.short }}
        </button>
      }
    </div>
    <div class="chips" role="group" [attr.aria-label]="text('builder.quick')">
      @for (set of sets(); track set.label) {
        <button type="button" [attr.aria-pressed]="set.chosen" (click)="choose(set.days)">{{ set.label }}</button>
      }
    </div>
    <p class="hint" [id]="id + '-hint'">{{ chosen().length === 0 ? text('builder.weekdays.none') : '' }}</p>
  `,
  styleUrl: './weekday-field.scss',
})
export class WeekdayField {
  private readonly store = inject(BuilderStore);

  protected readonly text = injectText();
  protected readonly id = controlId('schedule.recurrence.weekdays');
  protected readonly chosen = computed(() => this.store.draft().schedule.recurrence.weekdays);

  protected readonly days = computed(() =>
    SHOWN.map((value) => ({
      value,
      short: this.text(`builder.day.${value}`),
      long: this.text(`builder.day.${value}.long`),
      chosen: this.chosen().includes(value),
    })),
  );

  protected readonly sets = computed(() =>
    SETS.map(({ label, days }) => ({
      label: this.text(label),
      days,
      chosen: days.length === this.chosen().length && days.every((day) => this.chosen().includes(day)),
    })),
  );

  protected toggle(day: Weekday): void {
    const chosen = this.chosen();
    this.choose(chosen.includes(day) ? chosen.filter((each) => each !== day) : [...chosen, day]);
  }

  protected choose(days: readonly Weekday[]): void {
    this.store.patchRecurrence({ weekdays: WEEKDAYS.filter((day) => days.includes(day)) });
  }
}
