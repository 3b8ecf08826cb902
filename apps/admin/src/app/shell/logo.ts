import { Component } from '@angular/core';
import { injectText } from '../i18n/text';

/** A clock at three on the dot, and the name. */
@Component({
  selector: 'app-logo',
  template: `
    <svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
      <rect width="32" height="32" rx="9" class="plate" />
      <circle cx="16" cy="16" r="9.5" class="line" />
      <path d="M16 10.6V16h4.2" class="line" />
    </svg>
    <span class="name">{{ text('app.name') }}</span>
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 10px;
    }

    .plate {
      fill: var(--mat-sys-primary);
    }

    .line {
      fill: none;
      stroke: var(--mat-sys-on-primary);
      stroke-width: 2.5;
      stroke-linecap: round;
      stroke-linejoin: round;
    }

    .name {
      font-size: 18px;
      line-height: 26px;
      font-weight: 700;
      letter-spacing: -0.01em;
    }
  `,
})
export class Logo {
  protected readonly text = injectText();
}
