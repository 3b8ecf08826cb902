import { Component, computed, inject } from '@angular/core';
import { SCHEDULE_TYPES, type ScheduleType } from '@jeongsi/contract';
import { LucideCalendarClock, type LucideIcon, LucideRepeat, LucideTimer, LucideZap } from '@lucide/angular';
import { injectText } from '../../i18n/text';
import { BuilderStore } from '../builder-store';
import { OptionCards } from '../../form/option-cards';
import { Section } from '../../form/section';
import { AtFields } from './at-fields';
import { DelayFields } from './delay-fields';
import { PolicyFields } from './policy-fields';
import { RecurrenceFields } from './recurrence-fields';
import { ScheduleAside } from './schedule-aside';
import { ZoneField } from './zone-field';

const ICONS: Record<ScheduleType, LucideIcon> = {
  immediate: LucideZap,
  delayed: LucideTimer,
  scheduled: LucideCalendarClock,
  recurring: LucideRepeat,
};

/** When: the fields on the left, and what the server makes of them on the right. */
@Component({
  selector: 'app-schedule-step',
  imports: [AtFields, DelayFields, OptionCards, PolicyFields, RecurrenceFields, ScheduleAside, Section, ZoneField],
  template: `
    <app-section name="schedule" [heading]="text('builder.schedule.title')">
      <app-option-cards
        name="schedule.type"
        describedBy="schedule-sentence"
        [legend]="text('builder.schedule.type')"
        [options]="types()"
        [value]="type()"
        (choose)="store.patchSchedule({ type: $event })"
      />
      @switch (type()) {
        @case ('immediate') {
          <p class="hint">{{ text(store.keepsSchedule() ? 'builder.immediate.ran' : 'builder.immediate.text') }}</p>
        }
        @case ('delayed') {
          <app-delay-fields />
        }
        @case ('scheduled') {
          <app-at-fields />
        }
        @case ('recurring') {
          <app-recurrence-fields />
        }
      }
      @if (type() === 'scheduled' || type() === 'recurring') {
        <app-zone-field />
      }
    </app-section>
    <app-schedule-aside />
    <app-policy-fields />
  `,
  styleUrl: './schedule-step.scss',
})
export class ScheduleStep {
  protected readonly store = inject(BuilderStore);
  protected readonly text = injectText();
  protected readonly type = computed(() => this.store.draft().schedule.type);

  protected readonly types = computed(() =>
    SCHEDULE_TYPES.map((value) => ({
      value,
      icon: ICONS[value],
      label: this.text(`type.${value}`),
      hint: this.text(`builder.type.${value}`),
    })),
  );
}
