import { Component, computed, inject } from '@angular/core';
import { type NthWeekday, WEEKDAYS } from '@jeongsi/contract';
import { injectText } from '../../i18n/text';
import { BuilderStore } from '../builder-store';
import { type RowChoice, RowsField } from './rows-field';

const OFFERED = [1, 2, 3, 4, 5, -1];

/** The third Monday, the last Friday. */
@Component({
  selector: 'app-nth-weekdays-field',
  imports: [RowsField],
  template: `
    <app-rows-field
      name="schedule.recurrence.nthWeekdays"
      [legend]="text('builder.month.whichWeekday')"
      [rows]="rows()"
      (choose)="change($event)"
      (add)="set([...chosen(), { nth: 1, weekday: 'MO' }])"
      (remove)="remove($event)"
    />
  `,
})
export class NthWeekdaysField {
  private readonly store = inject(BuilderStore);

  protected readonly text = injectText();
  protected readonly chosen = computed(() => this.store.draft().schedule.recurrence.nthWeekdays);

  protected readonly rows = computed(() =>
    this.chosen().map(({ nth, weekday }): RowChoice[] => {
      // Others are possible where somebody wrote them elsewhere.
      const nths = OFFERED.includes(nth) ? OFFERED : [...OFFERED, nth];
      return [
        {
          label: this.text('builder.month.nth'),
          value: String(nth),
          options: nths.map((each) => ({ value: String(each), label: this.nthName(each) })),
        },
        { label: this.text('builder.weekdays'), value: weekday, options: this.weekdays() },
      ];
    }),
  );
  private readonly weekdays = computed(() =>
    WEEKDAYS.map((value) => ({ value, label: this.text(`builder.day.${value}.long`) })),
  );

  protected change({ row, choice, value }: { row: number; choice: number; value: string }): void {
    const weekday = WEEKDAYS.find((each) => each === value);
    const change: Partial<NthWeekday> =
      choice === 0 ? { nth: Number(value) } : weekday === undefined ? {} : { weekday };
    this.set(this.chosen().map((each, index) => (index === row ? { ...each, ...change } : each)));
  }

  protected remove(at: number): void {
    this.set(this.chosen().filter((_, index) => index !== at));
  }

  protected set(nthWeekdays: readonly NthWeekday[]): void {
    this.store.patchRecurrence({ nthWeekdays });
  }

  private nthName(nth: number): string {
    if (nth === -1) return this.text('builder.nth.last');
    return nth < 0
      ? this.text('builder.nth.fromEnd', { n: -nth })
      : this.text(`builder.nth.${nth as 1 | 2 | 3 | 4 | 5}`);
  }
}
