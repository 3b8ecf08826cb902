import { Component } from '@angular/core';
import { injectText } from '../i18n/text';

/** This server has no such function: said plainly instead of an error. */
@Component({
  selector: 'app-not-here',
  template: `<p>{{ text('settings.notHere') }}</p>`,
  styles: `
    p {
      padding: 40px 16px;
      color: var(--app-muted);
      text-align: center;
    }
  `,
})
export class NotHere {
  protected readonly text = injectText();
}
