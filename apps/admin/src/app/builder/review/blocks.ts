import { computed, type Signal } from '@angular/core';
import { STEPS } from '../model/step';
import { type CheckLine, injectCheckLines } from './check-lines';

/** What keeps the draft from being switched on, in the order of the steps. Needs an injection context of the builder. */
export function injectBlocks(): Signal<readonly CheckLine[]> {
  const lines = injectCheckLines();
  return computed(() =>
    lines()
      .filter(({ level }) => level === 'error')
      .sort((a, b) => STEPS.indexOf(a.step) - STEPS.indexOf(b.step)),
  );
}
