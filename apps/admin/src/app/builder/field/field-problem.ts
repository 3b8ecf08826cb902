import { computed, inject, type Signal } from '@angular/core';
import { injectProblemWords } from './problem-words';
import { BuilderStore } from '../builder-store';

/** What is wrong with a field, in the language on screen; empty while nothing is, or nothing is to be shown yet. */
export function injectFieldProblem(field: string | (() => string)): Signal<string> {
  const store = inject(BuilderStore);
  const words = injectProblemWords();
  return computed(() => {
    const name = typeof field === 'string' ? field : field();
    const found = store.shown().find((problem) => problem.field === name);
    return found === undefined ? '' : words(found);
  });
}
