import { Component, computed, inject } from '@angular/core';
import { DELAY_UNITS, type DelayUnit } from '@jeongsi/contract';
import { injectText } from '../../i18n/text';
import { BuilderStore } from '../builder-store';
import { Control } from '../../form/control';
import { Field } from '../../form/field';
import { injectNearDay } from './near-day';

const QUICK: readonly { amount: string; unit: DelayUnit }[] = [
  { amount: '10', unit: 'minutes' },
  { amount: '30', unit: 'minutes' },
  { amount: '1', unit: 'hours' },
];

/** How long after saving. */
@Component({
  selector: 'app-delay-fields',
  imports: [Control, Field],
  template: `
    <div class="pair">
      <app-field name="schedule.delay.amount" [label]="text('builder.delay.amount')">
        <input
          app-control
          #amount
          type="text"
          inputmode="numeric"
          autocomplete="off"
          [value]="delay().amount"
          (input)="store.patchSchedule({ delay: { amount: amount.value, unit: delay().unit } })"
        />
      </app-field>
      <app-field name="schedule.delay.unit" [label]="text('builder.delay.unit')">
        <select app-control #unit (change)="chooseUnit(unit.value)">
          @for (each of units; track each) {
            <option [value]="each" [selected]="each === delay().unit">{{ unitName(each) }}</option>
          }
        </select>
      </app-field>
    </div>
    <div class="chips" role="group" [attr.aria-label]="text('builder.quick')">
      @for (quick of quicks; track $index) {
        <button
          type="button"
          [attr.aria-pressed]="quick.amount === delay().amount && quick.unit === delay().unit"
          (click)="store.patchSchedule({ delay: quick })"
        >
          {{ quickName(quick) }}
        </button>
      }
      <button type="button" (click)="tomorrow()">{{ text('builder.delay.tomorrow') }}</button>
    </div>
    <p class="hint">{{ text('builder.delay.hint') }}</p>
  `,
  styleUrl: './when-fields.scss',
})
export class DelayFields {
  private readonly nearDay = injectNearDay();

  protected readonly store = inject(BuilderStore);
  protected readonly text = injectText();
  protected readonly units = DELAY_UNITS;
  protected readonly quicks = QUICK;
  protected readonly delay = computed(() => this.store.draft().schedule.delay);

  protected unitName(unit: DelayUnit): string {
    return this.text(`builder.delay.${unit}`);
  }

  protected quickName({ amount, unit }: { amount: string; unit: DelayUnit }): string {
    return this.text(`builder.delay.quick.${unit}`, { n: amount });
  }

  protected chooseUnit(value: string): void {
    const unit = DELAY_UNITS.find((each) => each === value);
    if (unit) this.store.patchSchedule({ delay: { amount: this.delay().amount, unit } });
  }

  /** A time of the day is a date, not a delay. */
  protected tomorrow(): void {
    this.store.patchSchedule({ type: 'scheduled', at: { date: this.nearDay()(1), time: '09:00' } });
  }
}
