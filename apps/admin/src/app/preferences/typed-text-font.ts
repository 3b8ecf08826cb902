import { DOCUMENT } from '@angular/common';
import { afterNextRender, inject, Injector } from '@angular/core';
import { NavigationEnd, Router } from '@angular/router';
import { filter, take } from 'rxjs';

/**
 * Names and messages typed by people hold characters that "App UI" does not. The whole family comes in small ranges,
 * each fetched when one of its characters is on screen; even the list of ranges waits until the first page stands.
 */
export function loadTypedTextFont(): void {
  const document = inject(DOCUMENT);
  const injector = inject(Injector);
  const addRanges = () => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = '/fonts/pretendard/pretendardvariable-dynamic-subset.css';
    document.head.append(link);
  };
  inject(Router)
    .events.pipe(
      filter((event) => event instanceof NavigationEnd),
      take(1),
    )
    .subscribe(() => afterNextRender(addRanges, { injector }));
}
