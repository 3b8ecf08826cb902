import { Component, computed, inject } from '@angular/core';
import { injectText } from '../../i18n/text';
import { BuilderStore } from '../builder-store';
import { type RowChoice, RowsField } from './rows-field';

/** No month has more. */
const MOST = 23;
const FROM_START = Array.from({ length: MOST }, (_, index) => index + 1);
const OFFERED = [-1, ...FROM_START, -2, -3, -4, -5];

/** The nth business day of the month, from its start or its end. */
@Component({
  selector: 'app-business-days-field',
  imports: [RowsField],
  template: `
    <app-rows-field
      name="schedule.recurrence.businessDays"
      [legend]="text('builder.month.whichBusinessDay')"
      [rows]="rows()"
      (choose)="change($event.row, +$event.value)"
      (add)="set([...chosen(), 1])"
      (remove)="remove($event)"
    />
  `,
})
export class BusinessDaysField {
  private readonly store = inject(BuilderStore);

  protected readonly text = injectText();
  protected readonly chosen = computed(() => this.store.draft().schedule.recurrence.businessDays);

  protected readonly rows = computed(() =>
    this.chosen().map((day): RowChoice[] => {
      // Others are possible where somebody wrote them elsewhere.
      const days = OFFERED.includes(day) ? OFFERED : [...OFFERED, day];
      const options = days.map((each) => ({ value: String(each), label: this.dayName(each) }));
      return [{ label: this.text('builder.month.whichBusinessDay'), value: String(day), options }];
    }),
  );

  protected change(at: number, day: number): void {
    this.set(this.chosen().map((each, index) => (index === at ? day : each)));
  }

  protected remove(at: number): void {
    this.set(this.chosen().filter((_, index) => index !== at));
  }

  protected set(businessDays: readonly number[]): void {
    this.store.patchRecurrence({ businessDays });
  }

  private dayName(day: number): string {
    if (day === 1) return this.text('builder.business.first');
    if (day === -1) return this.text('builder.business.last');
    return day > 0 ? this.text('builder.business.nth', { n: day }) : this.text('builder.business.fromEnd', { n: -day });
  }
}
