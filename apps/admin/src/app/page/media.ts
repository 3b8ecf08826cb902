import { DOCUMENT } from '@angular/common';
import { inject, type Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { fromEvent, map, of } from 'rxjs';

/** Whether a media query holds, and goes on holding; `without` where there is nothing to ask. Needs an injection context. */
export function injectMedia(query: string, without = false): Signal<boolean> {
  const list = inject(DOCUMENT).defaultView?.matchMedia?.(query);
  const changes = list
    ? fromEvent<MediaQueryListEvent>(list, 'change').pipe(map(({ matches }) => matches))
    : of(without);
  return toSignal(changes, { initialValue: list?.matches ?? without });
}
