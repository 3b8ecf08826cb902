import { inject, type Signal } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { map, of, switchMap, tap, timer } from 'rxjs';
import { Clock, type Instant } from '../time/clock';

const AFTER_MS = 150;
const AT_LEAST_MS = 300;

/**
 * Whether a skeleton stands in for what is waited for: quick answers need none, and one that is seen stays long enough
 * not to flash. Needs an injection context.
 */
export function injectSkeletonShown(waiting: Signal<boolean>): Signal<boolean> {
  const clock = inject(Clock);
  let since: Instant | null = null;
  const begin = () => (since === null ? timer(AFTER_MS).pipe(map(() => true)) : of(true));
  const end = () => {
    const left = since === null ? 0 : since + AT_LEAST_MS - clock.now();
    return left > 0 ? timer(left).pipe(map(() => false)) : of(false);
  };
  return toSignal(
    toObservable(waiting).pipe(
      switchMap((waits) => (waits ? begin() : end())),
      tap((shown) => (since = shown ? (since ?? clock.now()) : null)),
    ),
    { initialValue: false },
  );
}
