import { Component, computed, inject } from '@angular/core';
import { type RecurrenceEnd } from '@jeongsi/contract';
import { injectText } from '../../i18n/text';
import { BuilderStore } from '../builder-store';
import { Control } from '../../form/control';
import { DateField } from '../../form/date-field';
import { Field } from '../../form/field';
import { injectWallWords } from '../../time/wall-words';
import { type RecurrenceDraft } from '../model/recurrence-draft';

const TYPES = ['never', 'until', 'count'] as const;

/** When a recurring schedule is over. */
@Component({
  selector: 'app-end-fields',
  imports: [Control, DateField, Field],
  template: `
    <app-field name="schedule.recurrence.end" [label]="text('builder.end')">
      <select app-control #type (change)="choose(type.value)">
        @for (option of options(); track option.value) {
          <option [value]="option.value" [selected]="option.value === end().type">{{ option.label }}</option>
        }
      </select>
    </app-field>
    @switch (end().type) {
      @case ('until') {
        <app-date-field
          name="schedule.recurrence.end.until"
          [label]="text('builder.end.until.date')"
          [hint]="text('builder.date.hint')"
          [value]="end().until"
          (changed)="patch({ until: $event })"
        />
        @if (time()) {
          <p class="hint">{{ text('builder.end.until.time', { time: time() }) }}</p>
        }
      }
      @case ('count') {
        <app-field name="schedule.recurrence.end.count" [label]="text('builder.end.count.n')">
          <input
            app-control
            #count
            type="text"
            inputmode="numeric"
            autocomplete="off"
            [value]="end().count"
            (input)="patch({ count: count.value })"
          />
        </app-field>
      }
    }
  `,
  styleUrl: './when-fields.scss',
})
export class EndFields {
  private readonly store = inject(BuilderStore);
  private readonly words = injectWallWords();

  protected readonly text = injectText();
  protected readonly end = computed(() => this.store.draft().schedule.recurrence.end);
  protected readonly options = computed(() =>
    TYPES.map((value) => ({ value, label: this.text(`builder.end.${value}`) })),
  );

  /** The time of day that a saved end names; it has no field, and counts until the date is another. */
  protected readonly time = computed(() => {
    const { schedule } = this.store.definition();
    const end: RecurrenceEnd | undefined = schedule.type === 'recurring' ? schedule.recurrence.end : undefined;
    return end?.type === 'until' && end.until.includes('T') ? this.words().time(end.until) : '';
  });

  protected choose(value: string): void {
    const type = TYPES.find((each) => each === value);
    if (type) this.patch({ type });
  }

  protected patch(change: Partial<RecurrenceDraft['end']>): void {
    this.store.patchRecurrence({ end: { ...this.end(), ...change } });
  }
}
