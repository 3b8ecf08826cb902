import { inject, Injectable } from '@angular/core';
import { FieldProblems } from '../form/field-problems';
import { BuilderStore } from './builder-store';
import { injectProblemWords } from './problem-words';

/** The draft's problems, as the fields tell them. */
@Injectable()
export class BuilderProblems extends FieldProblems {
  private readonly store = inject(BuilderStore);
  private readonly words = injectProblemWords();

  override of(field: string): string {
    const found = this.store.shown().find((problem) => problem.field === field);
    return found === undefined ? '' : this.words(found);
  }

  override touch(field: string): void {
    this.store.touch(field);
  }
}
