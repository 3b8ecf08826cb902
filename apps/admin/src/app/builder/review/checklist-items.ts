import { computed, inject, type Signal } from '@angular/core';
import { injectText } from '../../i18n/text';
import { BuilderStore } from '../builder-store';
import { MessageLook } from '../message/message-look';
import { type Place } from '../model/field';
import { type Step } from '../model/step';
import { ScheduleLook } from '../schedule/schedule-look';
import { injectCheckFacts } from './check-facts';
import { type CheckLine, injectCheckLines } from './check-lines';

export type CheckLevel = 'pass' | 'warn' | 'block' | 'waiting';

export interface CheckItem {
  step: Step;
  level: CheckLevel;
  levelWords: string;
  title: string;
  edit: string;
  editShort: string;
  place: Place;
  facts: readonly string[];
  lines: readonly CheckLine[];
}

const CHECKED = ['basics', 'audience', 'message', 'sending', 'schedule'] as const;

/** The worst of what is known decides; nothing is fine before the server has looked. */
export function checkLevel(lines: readonly Pick<CheckLine, 'level'>[], look: 'known' | 'waiting'): CheckLevel {
  if (lines.some(({ level }) => level === 'error')) return 'block';
  if (look === 'waiting') return 'waiting';
  return lines.some(({ level }) => level === 'warn') ? 'warn' : 'pass';
}

/** Everything the last step says about the five before it. Needs an injection context of the builder. */
export function injectChecklist(): Signal<readonly CheckItem[]> {
  const store = inject(BuilderStore);
  const text = injectText();
  const messages = inject(MessageLook);
  const schedule = inject(ScheduleLook);
  const lines = injectCheckLines();
  const facts = injectCheckFacts();
  return computed(() =>
    CHECKED.map((step) => {
      const own = lines().filter((line) => line.step === step);
      const look = step === 'schedule' ? schedule.look : messages.look;
      const looked = step === 'basics' || look.value() !== null;
      // Without an answer on its way it is checked once something else is mended, which is told where that is.
      const idle = !look.waiting() && (look.errors().length > 0 || store.problems().length > 0);
      const level = checkLevel(own, looked ? 'known' : 'waiting');
      const title = text(`builder.step.${step}`);
      const field = store.problems().find((problem) => problem.step === step)?.field;
      return {
        step,
        level,
        levelWords: text(
          level === 'waiting' && (idle || look.failure() !== null)
            ? look.failure() === null
              ? 'builder.check.later'
              : 'builder.check.unknown'
            : `builder.check.${level}`,
        ),
        title,
        edit: text('builder.check.edit', { step: title }),
        editShort: text('builder.check.edit.short'),
        place: { step, field: field ?? '' },
        facts: facts()[step],
        lines: own,
      };
    }),
  );
}
