import { type Signal, signal } from '@angular/core';
import { firstValueFrom, type Observable } from 'rxjs';
import { type Failure } from '../failure/failure';
import { injectFailure } from '../failure/inject-failure';
import { idempotencyKey } from '../http/idempotency-key';

/** Something that a person does to the server's data, once, however often they click. */
export interface Action {
  readonly busy: Signal<boolean>;
  /** Why the last try did not work. */
  readonly failure: Signal<Failure | null>;
  /**
   * Sends the request; while it is on its way a second click does nothing. `key` is its idempotency key: the same again
   * when nobody knows what became of the last try. Answers null when it did not work: then `failure` says why.
   */
  run<R>(request: (key: string) => Observable<R>): Promise<{ value: R } | null>;
  /** Forgets the failure. */
  clear(): void;
}

/** Needs an injection context. */
export function injectAction(): Action {
  const failureOf = injectFailure();
  const busy = signal(false);
  const failure = signal<Failure | null>(null);
  let key: string | null = null;

  return {
    busy: busy.asReadonly(),
    failure: failure.asReadonly(),
    clear: () => failure.set(null),
    run: async (request) => {
      if (busy()) return null;
      busy.set(true);
      failure.set(null);
      key ??= idempotencyKey();
      try {
        const value = await firstValueFrom(request(key), { defaultValue: undefined as never });
        key = null;
        return { value };
      } catch (error) {
        const met = failureOf(error);
        // A definite answer ends the intention; silence does not, and the same key keeps it from happening twice.
        if (met.kind !== 'unreachable' && met.kind !== 'offline' && met.kind !== 'broken') key = null;
        failure.set(met);
        return null;
      } finally {
        busy.set(false);
      }
    },
  };
}
