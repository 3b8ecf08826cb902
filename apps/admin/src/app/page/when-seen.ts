import { DestroyRef, Directive, ElementRef, inject, output } from '@angular/core';

/** Tells once that its element came into view: what only visible rows need is fetched then. */
@Directive({ selector: '[appWhenSeen]' })
export class WhenSeen {
  readonly appWhenSeen = output();

  constructor() {
    const element = inject<ElementRef<Element>>(ElementRef).nativeElement;
    // Without the observer everything counts as seen.
    if (typeof IntersectionObserver === 'undefined') {
      queueMicrotask(() => this.appWhenSeen.emit());
      return;
    }
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        observer.disconnect();
        this.appWhenSeen.emit();
      },
      { rootMargin: '200px' },
    );
    observer.observe(element);
    inject(DestroyRef).onDestroy(() => observer.disconnect());
  }
}
