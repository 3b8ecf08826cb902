import { DOCUMENT } from '@angular/common';
import { DestroyRef, inject } from '@angular/core';

/** The app bar above; the footer, and on a phone the menu, below. */
const ROOM = '88px 176px';

/** Keeps what takes the focus clear of the bars that stay in view, for as long as the page is there. Needs an injection context. */
export function keepClearOfBars(): void {
  const { style } = inject(DOCUMENT).documentElement;
  style.scrollPaddingBlock = ROOM;
  inject(DestroyRef).onDestroy(() => style.removeProperty('scroll-padding-block'));
}
