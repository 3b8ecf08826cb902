import { afterNextRender, inject, Injectable, Injector } from '@angular/core';
import { DOCUMENT } from '@angular/common';
import { controlId } from '../form/control-id';

const FOCUSABLE = 'input:not([tabindex="-1"]), select, textarea, button, a[href]';

/** Takes the reader to a field, also across steps: the field is there only once its step is on screen. */
@Injectable()
export class FieldFocus {
  private readonly document = inject(DOCUMENT);
  private readonly injector = inject(Injector);
  private wanted: string | null = null;

  want(field: string): void {
    this.wanted = field;
  }

  /** To the wanted field, on the step on screen. */
  now(): void {
    this.next(() => undefined);
  }

  /** To the wanted field once the next step is drawn, or to whatever `otherwise` takes. */
  next(otherwise: () => void): void {
    afterNextRender(
      () => {
        const target = this.wanted === null ? null : this.targetOf(this.wanted);
        this.wanted = null;
        if (target === null) return otherwise();
        target.focus({ preventScroll: true });
        target.scrollIntoView({ block: 'center' });
      },
      { injector: this.injector },
    );
  }

  /** The control of a field; of a group what is chosen in it, or its first. */
  private targetOf(field: string): HTMLElement | null {
    const found = this.document.getElementById(controlId(field));
    if (found === null) return null;
    found.closest('details')?.setAttribute('open', '');
    if (found.matches(FOCUSABLE) || found.hasAttribute('tabindex')) return found;
    return found.querySelector<HTMLElement>(':checked') ?? found.querySelector<HTMLElement>(FOCUSABLE);
  }
}
