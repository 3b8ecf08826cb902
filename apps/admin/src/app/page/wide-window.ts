import { DOCUMENT } from '@angular/common';
import { inject, type Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { fromEvent, map, of } from 'rxjs';

/** From here on a table has room; below, its rows are cards. */
const WIDE = '(width >= 840px)';

/** Whether the window is wide enough for tables. Follows its size. */
export function injectWideWindow(): Signal<boolean> {
  const query = inject(DOCUMENT).defaultView?.matchMedia?.(WIDE);
  const changes = query
    ? fromEvent<MediaQueryListEvent>(query, 'change').pipe(map(({ matches }) => matches))
    : of(true);
  return toSignal(changes, { initialValue: query?.matches ?? true });
}
