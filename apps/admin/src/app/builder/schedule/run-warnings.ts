import { computed, inject, type Signal } from '@angular/core';
import { injectNumber } from '../../i18n/inject-number';
import { LanguageStore } from '../../i18n/language-store';
import { injectText } from '../../i18n/text';
import { SchedulerStatusStore } from '../../scheduler/scheduler-status-store';
import { durationText } from '../../time/duration-text';
import { BuilderStore } from '../builder-store';
import { MessageLook } from '../message/message-look';
import { runsIntoNight } from './night';
import { ScheduleLook } from './schedule-look';

/** Less than that leaves hardly time to cancel what reaches so many. */
const SOON_MS = 5 * 60_000;
const MANY = 1_000;

/** What the first run means for so many people; empty before it is known how many. Needs the builder's injection context. */
export function injectRunWarnings(): Signal<readonly string[]> {
  const store = inject(BuilderStore);
  const messages = inject(MessageLook);
  const schedule = inject(ScheduleLook);
  const status = inject(SchedulerStatusStore);
  const language = inject(LanguageStore).current;
  const text = injectText();
  const number = injectNumber();
  return computed(() => {
    const preview = messages.look.value();
    const run = schedule.look.value()?.occurrences[0];
    if (preview === null || run === undefined) return [];
    const { schedule: when, purpose, message } = store.draft();
    const begins = Date.parse(run.at);
    const left = begins - status.serverNow();
    const warnings: string[] = [];
    if (when.type !== 'immediate' && left < SOON_MS && preview.recipients > MANY) {
      warnings.push(text('builder.warning.tooSoon', { n: Math.max(0, Math.floor(left / 60_000)) }));
    }
    // The law's night is for messages to a phone alone.
    const night = purpose === 'advertising' && message.channel === 'sms';
    const seconds = preview.durationSeconds ?? 0;
    if (night && runsIntoNight(begins, seconds)) {
      const duration = durationText(language(), seconds * 1_000);
      warnings.push(text('builder.warning.quietSpill', { n: number()(preview.recipients), duration }));
    }
    return warnings;
  });
}
