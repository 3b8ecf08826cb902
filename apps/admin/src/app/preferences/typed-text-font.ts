import { DOCUMENT } from '@angular/common';
import { afterNextRender, inject, Injector } from '@angular/core';

/**
 * Names and messages typed by people hold characters that "App UI" does not. The whole family comes in small ranges,
 * each fetched when one of its characters is on screen; even the list of ranges waits until the first paint is done.
 */
export function loadTypedTextFont(): void {
  const document = inject(DOCUMENT);
  afterNextRender(
    () => {
      const link = document.createElement('link');
      link.rel = 'stylesheet';
      link.href = '/fonts/pretendard/pretendardvariable-dynamic-subset.css';
      document.head.append(link);
    },
    { injector: inject(Injector) },
  );
}
