import { Component, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { LucideHammer } from '@lucide/angular';
import { injectText, type TextKey } from '../i18n/text';

/** Says in plain words that a screen is still to come, and what does its work meanwhile. */
@Component({
  selector: 'app-not-yet',
  imports: [LucideHammer, MatButton, RouterLink],
  template: `
    <svg lucideHammer size="40" strokeWidth="1.25" />
    <h1>{{ text('notYet.title') }}</h1>
    <p>{{ text('notYet.text', { page: text(page()) }) }}</p>
    <div class="actions">
      <a matButton="filled" href="/api/docs" target="_blank" rel="noopener">{{ text('notYet.docs') }}</a>
      <a matButton routerLink="/">{{ text('notYet.home') }}</a>
    </div>
  `,
  styleUrl: './not-yet.scss',
})
export class NotYet {
  /** From the route's data: which screen this will be. */
  readonly page = input.required<TextKey>();

  protected readonly text = injectText();
}
