import { inject, type Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { type RecentConnection } from '@jeongsi/contract';
import { catchError, map, of } from 'rxjs';
import { ConnectionApi } from './connection-api';

export interface RecentlySent {
  of: (connectionId: string) => RecentConnection | undefined;
}

/** What lately left through each connection; null while that is not known. The cards stand without it, too. */
export function injectRecentlySent(): Signal<RecentlySent | null> {
  const recent = inject(ConnectionApi)
    .recent()
    .pipe(
      map(({ items }): RecentlySent => {
        const known = new Map(items.map((item) => [item.connectionId, item]));
        return { of: (connectionId) => known.get(connectionId) };
      }),
      catchError(() => of(null)),
    );
  return toSignal(recent, { initialValue: null });
}
