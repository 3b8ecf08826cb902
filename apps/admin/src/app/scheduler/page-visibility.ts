import { DOCUMENT } from '@angular/common';
import { inject, Injectable } from '@angular/core';
import { distinctUntilChanged, fromEvent, map, type Observable, startWith } from 'rxjs';

/** Whether somebody can see this page; the present value comes at once. */
@Injectable({ providedIn: 'root' })
export class PageVisibility {
  private readonly document = inject(DOCUMENT);

  readonly visible$: Observable<boolean> = fromEvent(this.document, 'visibilitychange').pipe(
    startWith(null),
    map(() => !this.document.hidden),
    distinctUntilChanged(),
  );
}
