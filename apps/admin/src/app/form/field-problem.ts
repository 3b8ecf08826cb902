import { computed, inject, type Signal } from '@angular/core';
import { FieldProblems } from './field-problems';

/** What is wrong with a named field; empty where the form tells nothing. Needs an injection context. */
export function injectFieldProblem(field: string | (() => string)): Signal<string> {
  const problems = inject(FieldProblems, { optional: true });
  return computed(() => problems?.of(typeof field === 'string' ? field : field()) ?? '');
}
