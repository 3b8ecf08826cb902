import { computed, inject, type Signal } from '@angular/core';
import { injectText } from '../../i18n/text';
import { SchedulerStatusStore } from '../../scheduler/scheduler-status-store';
import { BuilderStore } from '../builder-store';
import { MessageLook } from '../message/message-look';
import { injectProblemWords } from '../problem-words';
import { type Place } from '../model/field';
import { type Problem, problemsOf } from '../model/problem';
import { type Step } from '../model/step';
import { injectNoteText } from '../../schedule/note-text';
import { ScheduleLook } from '../schedule/schedule-look';
import { injectFieldName } from './field-name';
import { runsIntoNight } from './night';
import { injectPreviewWords } from './preview-words';

export interface CheckLine {
  step: Step;
  level: 'info' | 'warn' | 'error';
  words: string;
  /** Where to mend it, if somewhere. */
  place: Place | null;
}

/** Less than that leaves hardly time to cancel what reaches so many. */
const SOON_MS = 5 * 60_000;
const MANY = 1_000;

/** What is wrong, and what to think about before switching on. Needs an injection context of the builder. */
export function injectCheckLines(): Signal<readonly CheckLine[]> {
  const store = inject(BuilderStore);
  const text = injectText();
  const messages = inject(MessageLook);
  const schedule = inject(ScheduleLook);
  const status = inject(SchedulerStatusStore);
  const previewWords = injectPreviewWords();
  const noteText = injectNoteText();
  const asLine = ({ step, field, code, params }: Problem) => ({
    step,
    level: 'error' as const,
    words: text('builder.check.problem', { problem: problemWords({ code, params }), field: fieldName(field) }),
    place: { step, field },
  });
  const fieldName = injectFieldName();
  const problemWords = injectProblemWords();

  return computed(() => {
    const known = new Set(store.problems().map(({ field }) => field));
    const refused = problemsOf([...messages.look.errors(), ...schedule.look.errors()]).filter(
      ({ field }) => !known.has(field),
    );
    const preview = messages.look.value();
    const run = schedule.look.value()?.occurrences[0];
    const begins = run === undefined ? undefined : Date.parse(run.at);
    const { schedule: when, purpose } = store.draft();
    const people = preview?.recipients ?? 0;
    const own: CheckLine[] = [];
    const add = (step: Step, level: CheckLine['level'], words: string) => own.push({ step, level, words, place: null });
    if (when.type === 'immediate') add('schedule', 'warn', text('builder.check.rightAway'));
    else if (begins !== undefined && begins - status.serverNow() < SOON_MS && people > MANY) {
      const n = Math.max(0, Math.floor((begins - status.serverNow()) / 60_000));
      add('schedule', 'warn', text('builder.warning.tooSoon', { n }));
    }
    const night = begins !== undefined && runsIntoNight(begins, preview?.durationSeconds ?? 0);
    if (purpose === 'advertising' && night) add('schedule', 'warn', text('builder.warning.quietSpill'));
    return [
      ...store.problems().map(asLine),
      ...refused.map(asLine),
      ...(preview?.warnings ?? []).flatMap((warning) => {
        const line = previewWords()(warning);
        return line === null ? [] : [{ ...line, place: null }];
      }),
      ...(schedule.look.value()?.warnings ?? []).map((warning) => ({
        step: 'schedule' as const,
        level: warning.level,
        words: noteText()(warning),
        place: null,
      })),
      ...own,
    ];
  });
}
