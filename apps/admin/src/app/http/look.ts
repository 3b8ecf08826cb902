import { computed, type Signal } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { type FieldError } from '@jeongsi/contract';
import {
  catchError,
  distinctUntilChanged,
  map,
  merge,
  type Observable,
  of,
  scan,
  startWith,
  Subject,
  switchMap,
  timer,
} from 'rxjs';
import { type Failure } from '../failure/failure';
import { injectFailure } from '../failure/inject-failure';
import { same } from './same';
import { fieldErrorsOf } from './field-errors';

/** What the server makes of a part of the draft, kept up with the typing. */
export interface Look<R> {
  /** The newest answer; it stays while another is on its way, and goes when there is nothing to ask. */
  readonly value: Signal<R | null>;
  readonly waiting: Signal<boolean>;
  /** Why there is no answer, when that is not the draft's fault. */
  readonly failure: Signal<Failure | null>;
  /** What in the draft the server would not take. */
  readonly errors: Signal<readonly FieldError[]>;
  again(): void;
}

interface LookState<R> {
  value: R | null;
  waiting: boolean;
  failure: Failure | null;
  errors: readonly FieldError[];
}

const NO_ERRORS: readonly FieldError[] = [];

/**
 * Asks `waitMs` after the question last changed; an answer that is no longer wanted is cancelled. Null is no question.
 * Needs an injection context.
 */
export function injectLook<Q extends object | string, R>(
  question: Signal<Q | null>,
  ask: (question: Q) => Observable<R>,
  waitMs: number,
): Look<R> {
  const failureOf = injectFailure();
  const repeats = new Subject<void>();
  const nothing: LookState<R> = { value: null, waiting: false, failure: null, errors: NO_ERRORS };

  const answered = (asked: Q): Observable<Partial<LookState<R>>> =>
    ask(asked).pipe(
      map((value) => ({ value, waiting: false, failure: null, errors: NO_ERRORS })),
      catchError((error: unknown) => {
        const errors = fieldErrorsOf(error);
        return of(
          errors.length > 0 ? { ...nothing, errors } : { waiting: false, failure: failureOf(error), errors: NO_ERRORS },
        );
      }),
    );

  const questions = toObservable(question).pipe(distinctUntilChanged<Q | null>(same));
  const state = toSignal(
    merge(
      questions.pipe(map((asked) => ({ asked, afterMs: waitMs }))),
      repeats.pipe(map(() => ({ asked: question(), afterMs: 0 }))),
    ).pipe(
      switchMap(({ asked, afterMs }) =>
        asked === null
          ? of(nothing)
          : timer(afterMs).pipe(
              switchMap(() => answered(asked)),
              startWith({ waiting: true }),
            ),
      ),
      scan((known: LookState<R>, change: Partial<LookState<R>>) => ({ ...known, ...change }), nothing),
    ),
    { initialValue: nothing },
  );

  return {
    value: computed(() => state().value),
    waiting: computed(() => state().waiting),
    failure: computed(() => state().failure),
    errors: computed(() => state().errors),
    again: () => repeats.next(),
  };
}
