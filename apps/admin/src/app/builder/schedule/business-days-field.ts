import { Component, computed, inject } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { LucidePlus, LucideX } from '@lucide/angular';
import { injectText } from '../../i18n/text';
import { BuilderStore } from '../builder-store';
import { injectFieldProblem } from '../../form/field-problem';
import { controlId } from '../../form/control-id';

/** No month has more. */
const MOST = 23;
const FROM_START = Array.from({ length: MOST }, (_, index) => index + 1);
const FROM_END = [-1, -2, -3, -4, -5];

/** The nth business day of the month, from its start or its end. */
@Component({
  selector: 'app-business-days-field',
  imports: [LucidePlus, LucideX, MatIconButton],
  template: `
    <fieldset [id]="id">
      <legend>{{ text('builder.month.businessDays') }}</legend>
      @for (row of rows(); track $index) {
        <div class="row">
          <select #day [attr.aria-label]="text('builder.month.businessDays')" (change)="change($index, +day.value)">
            @for (option of row.options; track option.value) {
              <option [value]="option.value" [selected]="option.value === row.value">{{ option.label }}</option>
            }
          </select>
          <button matIconButton type="button" [attr.aria-label]="text('builder.remove')" (click)="remove($index)">
            <svg lucideX />
          </button>
        </div>
      }
      <button type="button" class="add" (click)="set([...chosen(), 1])">
        <svg lucidePlus size="16" />{{ text('builder.month.add') }}
      </button>
      @if (problem()) {
        <p class="problem">{{ problem() }}</p>
      }
    </fieldset>
  `,
  styleUrl: './rows-field.scss',
})
export class BusinessDaysField {
  private readonly store = inject(BuilderStore);

  protected readonly text = injectText();
  protected readonly id = controlId('schedule.recurrence.businessDays');
  protected readonly problem = injectFieldProblem('schedule.recurrence.businessDays');
  protected readonly chosen = computed(() => this.store.draft().schedule.recurrence.businessDays);

  protected readonly rows = computed(() => {
    const known = [-1, ...FROM_START, ...FROM_END.slice(1)];
    return this.chosen().map((value) => ({
      value,
      options: [...known, ...(known.includes(value) ? [] : [value])].map((each) => ({
        value: each,
        label: this.dayName(each),
      })),
    }));
  });

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
