import { computed, type Signal } from '@angular/core';
import { type HolidayPreview } from '@jeongsi/contract';
import { injectText } from '../i18n/text';
import { injectKoreanDate } from '../time/inject-korean-date';

/** A dialog is no place for twenty lines. */
const NAMED = 5;

export type HolidayMoves = (preview: HolidayPreview) => readonly string[];

/**
 * What adding or removing a day would do to the plans, one sentence each: how many workflows, and the first of them by name.
 * Needs an injection context below the shell.
 */
export function injectHolidayMoves(): Signal<HolidayMoves> {
  const text = injectText();
  const date = injectKoreanDate();
  return computed(() => ({ movedWorkflows, workflows }) => {
    const when = (at: string) => date().full(Date.parse(at));
    const named = workflows
      .slice(0, NAMED)
      .map(({ name, from, to }) =>
        to === undefined
          ? text('holiday.endsAfter', { name, from: when(from) })
          : text('holiday.moves', { name, from: when(from), to: when(to) }),
      );
    const more = movedWorkflows - named.length;
    return [
      text('holiday.effect', { n: movedWorkflows }),
      ...named,
      ...(named.length > 0 && more > 0 ? [text('holiday.movesMore', { n: more })] : []),
    ];
  });
}
