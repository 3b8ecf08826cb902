import { Component, computed, inject } from '@angular/core';
import { injectText } from '../../i18n/text';
import { BuilderStore } from '../builder-store';
import { controlId } from '../../form/control-id';
import { injectFieldProblem } from '../../form/field-problem';

const DAYS = Array.from({ length: 31 }, (_, index) => index + 1);
const LAST = -1;

/** 1 to 31, and the last one. Days counted from the end have a switch only where somebody chose them elsewhere. */
@Component({
  selector: 'app-month-days-field',
  template: `
    <div
      class="days"
      role="group"
      [id]="id"
      [attr.aria-label]="text('builder.month.monthDays')"
      [attr.aria-describedby]="id + '-problem'"
    >
      @for (day of days(); track day.value) {
        <button
          type="button"
          [class.word]="day.value < 0"
          [attr.aria-pressed]="day.chosen"
          [title]="day.long"
          (click)="toggle(day.value)"
        >
          {{ day.short }}
        </button>
      }
    </div>
    <p class="problem" [id]="id + '-problem'">{{ problem() }}</p>
  `,
  styleUrl: './month-days-field.scss',
})
export class MonthDaysField {
  private readonly store = inject(BuilderStore);

  protected readonly text = injectText();
  protected readonly id = controlId('schedule.recurrence.monthDays');
  protected readonly problem = injectFieldProblem('schedule.recurrence.monthDays');
  private readonly chosen = computed(() => this.store.draft().schedule.recurrence.monthDays);

  protected readonly days = computed(() => {
    const fromEnd = this.chosen().filter((day) => day < LAST);
    return [...DAYS, LAST, ...fromEnd].map((value) => {
      const long = this.name(value);
      return { value, long, short: value > 0 ? String(value) : long, chosen: this.chosen().includes(value) };
    });
  });

  protected toggle(day: number): void {
    const chosen = this.chosen();
    const days = chosen.includes(day) ? chosen.filter((each) => each !== day) : [...chosen, day];
    this.store.patchRecurrence({ monthDays: days });
  }

  private name(day: number): string {
    if (day > 0) return this.text('builder.month.day', { n: day });
    return day === LAST ? this.text('builder.month.last') : this.text('builder.month.fromEnd', { n: -day });
  }
}
