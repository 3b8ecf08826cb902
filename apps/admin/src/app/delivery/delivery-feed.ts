import { type Delivery, type Page } from '@jeongsi/contract';
import { DestroyRef, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { type Observable, Subscription } from 'rxjs';
import { type Failure } from '../failure/failure';
import { injectFailure } from '../failure/inject-failure';
import { type PageRequest } from '../list/paged-list';

const PAGE_SIZE = 200;

/** The part of a long list that was looked at so far. */
export interface DeliveryFeed {
  items: readonly Delivery[];
  busy: boolean;
  /** Whether every row is here. */
  complete: boolean;
  failure: Failure | null;
}

const NOTHING: DeliveryFeed = { items: [], busy: false, complete: false, failure: null };

/** Fetches page after page until what is looked at is there, and no further. Needs an injection context. */
export function injectDeliveryFeed(fetch: (page: PageRequest) => Observable<Page<Delivery>>) {
  const failureOf = injectFailure();
  const destroyed = inject(DestroyRef);
  const feed = signal<DeliveryFeed>(NOTHING);
  let cursor: string | null = null;
  /** Where the newest page began. */
  let lastFrom: string | null = null;
  let wanted = 0;
  let running = Subscription.EMPTY;

  const step = (): void => {
    const { items, busy, complete, failure } = feed();
    if (busy || complete || failure !== null || items.length >= wanted) return;
    feed.update((now) => ({ ...now, busy: true }));
    lastFrom = cursor;
    running = fetch({ limit: PAGE_SIZE, ...(cursor !== null && { cursor }) })
      .pipe(takeUntilDestroyed(destroyed))
      .subscribe({
        next: (page) => {
          cursor = page.nextCursor;
          feed.update((now) => ({
            items: withNew(now.items, page.items),
            busy: false,
            complete: cursor === null,
            failure: null,
          }));
          step();
        },
        error: (error: unknown) => feed.update((now) => ({ ...now, busy: false, failure: failureOf(error) })),
      });
  };

  return {
    feed: feed.asReadonly(),
    /** Rows up to this one are looked at. */
    want(row: number): void {
      wanted = Math.max(wanted, row);
      step();
    },
    again(): void {
      feed.update((now) => ({ ...now, failure: null }));
      step();
    },
    /** More rows are known to follow the last one. */
    grow(): void {
      if (!feed().complete) return;
      cursor = lastFrom;
      wanted = Math.max(wanted, feed().items.length + 1);
      feed.update((now) => ({ ...now, complete: false }));
      step();
    },
    /** From the first row, for another question or for newer answers. */
    restart(): void {
      running.unsubscribe();
      cursor = null;
      wanted = PAGE_SIZE;
      feed.set(NOTHING);
      step();
    },
    /** Reads what was looked at anew and puts it in its place, all at once; what fails leaves everything as it was. */
    refresh(done: () => void): void {
      running.unsubscribe();
      const length = feed().items.length;
      feed.update((now) => ({ ...now, busy: true }));
      const read = (before: readonly Delivery[], from: string | null): void => {
        running = fetch({ limit: PAGE_SIZE, ...(from !== null && { cursor: from }) })
          .pipe(takeUntilDestroyed(destroyed))
          .subscribe({
            next: (page) => {
              const items = [...before, ...page.items];
              if (page.nextCursor !== null && items.length < length) return read(items, page.nextCursor);
              [lastFrom, cursor] = [from, page.nextCursor];
              feed.set({ items, busy: false, complete: cursor === null, failure: null });
              done();
              step();
            },
            error: () => feed.update((now) => ({ ...now, busy: false })),
          });
      };
      read([], null);
    },
    /** A row as it is now. */
    replace(delivery: Delivery): void {
      feed.update((now) => ({
        ...now,
        items: now.items.map((item) => (item.id === delivery.id ? delivery : item)),
      }));
    },
  };
}

/** A page read once more brings rows that are here already; those stay as they are. */
function withNew(items: readonly Delivery[], page: readonly Delivery[]): readonly Delivery[] {
  const known = new Set(items.slice(-PAGE_SIZE).map(({ id }) => id));
  return [...items, ...page.filter(({ id }) => !known.has(id))];
}
