import { DOCUMENT } from '@angular/common';
import { DestroyRef, inject } from '@angular/core';
import { takeUntilDestroyed, toObservable } from '@angular/core/rxjs-interop';
import { debounceTime, fromEvent, skip } from 'rxjs';
import { BuilderStore } from './builder-store';

const AFTER_MS = 1_000;

/** Keeps the draft on this device as it is typed, and once more when the page goes. Needs an injection context. */
export function keepOnDevice(): void {
  const store = inject(BuilderStore);
  const window = inject(DOCUMENT).defaultView;
  toObservable(store.draft)
    // The first one is what was opened.
    .pipe(skip(1), debounceTime(AFTER_MS), takeUntilDestroyed())
    .subscribe(() => store.keep());
  if (window)
    fromEvent(window, 'pagehide')
      .pipe(takeUntilDestroyed())
      .subscribe(() => store.keep());
  inject(DestroyRef).onDestroy(() => store.keep());
}
