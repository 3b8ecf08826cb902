import { computed, inject, type Signal } from '@angular/core';
import { type PreviewWarning } from '@jeongsi/contract';
import { injectText } from '../../i18n/text';
import { injectNoteText } from '../../schedule/note-text';
import { BuilderStore } from '../builder-store';
import { MessageLook } from '../message/message-look';
import { type Place } from '../model/field';
import { type Problem, problemsOf } from '../model/problem';
import { type Step } from '../model/step';
import { injectProblemWords } from '../problem-words';
import { injectRunWarnings } from '../schedule/run-warnings';
import { ScheduleLook } from '../schedule/schedule-look';
import { injectFieldName } from './field-name';
import { injectPreviewWords } from './preview-words';
import { scheduleWarningPlace } from './warning-place';

export interface CheckLine {
  step: Step;
  level: 'info' | 'warn' | 'error';
  words: string;
  /** Where to mend it. */
  place: Place;
}

/** What is wrong, and what to think about before switching on. Needs an injection context of the builder. */
export function injectCheckLines(): Signal<readonly CheckLine[]> {
  const store = inject(BuilderStore);
  const text = injectText();
  const messages = inject(MessageLook);
  const schedule = inject(ScheduleLook);
  const previewWords = injectPreviewWords();
  const noteText = injectNoteText();
  const runWarnings = injectRunWarnings();
  const fieldName = injectFieldName();
  const problemWords = injectProblemWords();
  const asLine = ({ step, field, code, params }: Problem): CheckLine => ({
    step,
    level: 'error',
    words: text('builder.check.problem', { problem: problemWords({ code, params }), field: fieldName(field) }),
    place: { step, field },
  });

  return computed(() => {
    const known = new Set(store.problems().map(({ field }) => field));
    const refused = problemsOf([...messages.look.errors(), ...schedule.look.errors()]).filter(
      ({ field }) => !known.has(field),
    );
    const { type } = store.draft().schedule;
    const aboutTime = (code: string, level: CheckLine['level'], words: string): CheckLine => {
      const place = scheduleWarningPlace(code, type);
      return { step: place.step, level, words, place };
    };
    return [
      ...store.problems().map(asLine),
      ...refused.map(asLine),
      ...withoutEcho(messages.look.value()?.warnings ?? []).flatMap((warning) => previewWords()(warning) ?? []),
      ...(schedule.look.value()?.warnings ?? []).map((warning) =>
        aboutTime(warning.code, warning.level, noteText()(warning)),
      ),
      ...(type === 'immediate' && !store.keepsSchedule()
        ? [aboutTime('', 'warn', text('builder.check.rightAway'))]
        : []),
      ...runWarnings().map((words) => aboutTime('', 'warn', words)),
    ];
  });
}

/** That nobody is left only repeats what keeps everybody from it, and would lead away from where to mend that. */
function withoutEcho(warnings: readonly PreviewWarning[]): readonly PreviewWarning[] {
  const cause = warnings.some(({ code, level }) => level === 'error' && code !== 'NO_RECIPIENTS');
  return cause ? warnings.filter(({ code }) => code !== 'NO_RECIPIENTS') : warnings;
}
