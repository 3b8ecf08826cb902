import { Component, computed, inject } from '@angular/core';
import { injectText } from '../../i18n/text';
import { BuilderStore } from '../builder-store';
import { MONTH_RULES, type MonthRule } from '../model/recurrence-draft';
import { BusinessDaysField } from './business-days-field';
import { MonthDaysField } from './month-days-field';
import { NthWeekdaysField } from './nth-weekdays-field';

/** The days of a month: by number, by weekday or by business day. */
@Component({
  selector: 'app-month-fields',
  imports: [BusinessDaysField, MonthDaysField, NthWeekdaysField],
  template: `
    <span class="label" id="month-rules-label">{{ text('builder.month') }}</span>
    <div class="chips" role="group" aria-labelledby="month-rules-label">
      @for (rule of rules(); track rule.value) {
        <button type="button" [attr.aria-pressed]="rule.chosen" (click)="toggle(rule.value)">{{ rule.label }}</button>
      }
    </div>
    @for (rule of chosen(); track rule) {
      @switch (rule) {
        @case ('monthDays') {
          <app-month-days-field />
        }
        @case ('nthWeekdays') {
          <app-nth-weekdays-field />
        }
        @case ('businessDays') {
          <app-business-days-field />
        }
      }
    } @empty {
      <p class="hint">{{ text('builder.month.none') }}</p>
    }
    @if (chosen().length > 1) {
      <p class="hint">{{ text('builder.month.together') }}</p>
    }
  `,
  styleUrl: './month-fields.scss',
})
export class MonthFields {
  private readonly store = inject(BuilderStore);

  protected readonly text = injectText();
  protected readonly chosen = computed(() => this.store.draft().schedule.recurrence.monthRules);
  protected readonly rules = computed(() =>
    MONTH_RULES.map((value) => ({
      value,
      label: this.text(`builder.month.${value}`),
      chosen: this.chosen().includes(value),
    })),
  );

  /** One takes the place of another; where somebody combined several elsewhere, each goes and comes by itself. */
  protected toggle(rule: MonthRule): void {
    const chosen = this.chosen();
    const one = chosen.length <= 1;
    const others = one ? [] : chosen.filter((each) => each !== rule);
    const next = chosen.includes(rule) ? others : [...others, rule];
    this.store.patchRecurrence({ monthRules: MONTH_RULES.filter((each) => next.includes(each)) });
  }
}
