import { Component, computed, inject } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { LucidePlus, LucideX } from '@lucide/angular';
import { type NthWeekday, WEEKDAYS } from '@jeongsi/contract';
import { injectText } from '../../i18n/text';
import { BuilderStore } from '../builder-store';
import { injectFieldProblem } from '../../form/field-problem';
import { controlId } from '../../form/control-id';

const NTHS = [1, 2, 3, 4, 5, -1];

/** The third Monday, the last Friday. */
@Component({
  selector: 'app-nth-weekdays-field',
  imports: [LucidePlus, LucideX, MatIconButton],
  template: `
    <fieldset [id]="id">
      <legend>{{ text('builder.month.nthWeekdays') }}</legend>
      @for (row of rows(); track $index) {
        <div class="row">
          <select #nth [attr.aria-label]="text('builder.month.nth')" (change)="change($index, { nth: +nth.value })">
            @for (option of row.nths; track option.value) {
              <option [value]="option.value" [selected]="option.value === row.nth">{{ option.label }}</option>
            }
          </select>
          <select #weekday [attr.aria-label]="text('builder.weekdays')" (change)="chooseWeekday($index, weekday.value)">
            @for (option of weekdays(); track option.value) {
              <option [value]="option.value" [selected]="option.value === row.weekday">{{ option.label }}</option>
            }
          </select>
          <button matIconButton type="button" [attr.aria-label]="text('builder.remove')" (click)="remove($index)">
            <svg lucideX />
          </button>
        </div>
      }
      <button type="button" class="add" (click)="add()">
        <svg lucidePlus size="16" />{{ text('builder.month.add') }}
      </button>
      @if (problem()) {
        <p class="problem">{{ problem() }}</p>
      }
    </fieldset>
  `,
  styleUrl: './rows-field.scss',
})
export class NthWeekdaysField {
  private readonly store = inject(BuilderStore);

  protected readonly text = injectText();
  protected readonly id = controlId('schedule.recurrence.nthWeekdays');
  protected readonly problem = injectFieldProblem('schedule.recurrence.nthWeekdays');
  private readonly chosen = computed(() => this.store.draft().schedule.recurrence.nthWeekdays);

  protected readonly rows = computed(() =>
    this.chosen().map(({ nth, weekday }) => ({
      nth,
      weekday,
      // Others are possible where somebody wrote them elsewhere.
      nths: [...NTHS, ...(NTHS.includes(nth) ? [] : [nth])].map((value) => ({ value, label: this.nthName(value) })),
    })),
  );
  protected readonly weekdays = computed(() =>
    WEEKDAYS.map((value) => ({ value, label: this.text(`builder.day.${value}.long`) })),
  );

  protected change(at: number, change: Partial<NthWeekday>): void {
    this.set(this.chosen().map((each, index) => (index === at ? { ...each, ...change } : each)));
  }

  protected chooseWeekday(at: number, value: string): void {
    const weekday = WEEKDAYS.find((each) => each === value);
    if (weekday) this.change(at, { weekday });
  }

  protected add(): void {
    this.set([...this.chosen(), { nth: 1, weekday: 'MO' }]);
  }

  protected remove(at: number): void {
    this.set(this.chosen().filter((_, index) => index !== at));
  }

  private set(nthWeekdays: readonly NthWeekday[]): void {
    this.store.patchRecurrence({ nthWeekdays });
  }

  private nthName(nth: number): string {
    if (nth === -1) return this.text('builder.nth.last');
    return nth < 0
      ? this.text('builder.nth.fromEnd', { n: -nth })
      : this.text(`builder.nth.${nth as 1 | 2 | 3 | 4 | 5}`);
  }
}
