import { Directive, effect, ElementRef, inject, input } from '@angular/core';

const MARK_MS = 2_000;

/**
 * Sets `data-changed` on its element for two seconds when the number changes; the style makes a flash of it, or a
 * still outline for those who asked for less motion. The first value is no change.
 */
@Directive({ selector: '[appChangeMark]' })
export class ChangeMark {
  readonly appChangeMark = input.required<number | null>();

  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private last: number | null = null;

  constructor() {
    effect((onCleanup) => {
      const value = this.appChangeMark();
      const changed = this.last !== null && value !== null && value !== this.last;
      this.last = value;
      if (!changed) return;
      this.element.dataset['changed'] = '';
      const timeout = setTimeout(() => delete this.element.dataset['changed'], MARK_MS);
      onCleanup(() => {
        clearTimeout(timeout);
        delete this.element.dataset['changed'];
      });
    });
  }
}
