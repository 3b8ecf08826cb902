import { Component, computed, inject } from '@angular/core';
import { FREQUENCIES, HOLIDAY_RULES } from '@jeongsi/contract';
import { injectText } from '../../i18n/text';
import { BuilderStore } from '../builder-store';
import { Control } from '../../form/control';
import { DateField } from '../../form/date-field';
import { Field } from '../../form/field';
import { OptionCards } from '../../form/option-cards';
import { asksForMissingDay } from '../model/recurrence-draft';
import { EndFields } from './end-fields';
import { MonthFields } from './month-fields';
import { TimesField } from './times-field';
import { WeekdayField } from './weekday-field';

/** How often, on which days, at which times, until when. */
@Component({
  selector: 'app-recurrence-fields',
  imports: [Control, DateField, EndFields, Field, MonthFields, OptionCards, TimesField, WeekdayField],
  templateUrl: './recurrence-fields.html',
  styleUrl: './recurrence-fields.scss',
})
export class RecurrenceFields {
  protected readonly store = inject(BuilderStore);
  protected readonly text = injectText();
  protected readonly frequencies = FREQUENCIES;
  protected readonly recurrence = computed(() => this.store.draft().schedule.recurrence);
  protected readonly missingDayAsked = computed(() => asksForMissingDay(this.recurrence()));

  protected readonly missingDays = computed(() =>
    (['clamp', 'skip'] as const).map((value) => ({ value, label: this.text(`builder.missingDay.${value}`) })),
  );
  protected readonly holidays = computed(() =>
    HOLIDAY_RULES.map((value) => ({
      value,
      label: this.text(`builder.holidays.${value}`),
      hint: this.text(`builder.holidays.${value}.hint`),
    })),
  );
}
