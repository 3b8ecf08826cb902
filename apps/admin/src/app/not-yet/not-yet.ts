import { Component, computed, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { LucideHammer } from '@lucide/angular';
import { injectText, type TextKey } from '../i18n/text';

/** What does the work of a screen that is still to come. */
export type Meanwhile = 'api' | 'environment' | 'nothing';

/** Says in plain words that a screen is still to come, and what does its work meanwhile. */
@Component({
  selector: 'app-not-yet',
  imports: [LucideHammer, MatButton, RouterLink],
  template: `
    <svg lucideHammer size="40" strokeWidth="1.25" />
    <h1>{{ text('notYet.title') }}</h1>
    <p>{{ sentence() }}</p>
    <div class="actions">
      @if (meanwhile() === 'api') {
        <a matButton="filled" href="/api/docs" target="_blank" rel="noopener">{{ text('notYet.docs') }}</a>
      }
      <a matButton routerLink="/">{{ text('notYet.home') }}</a>
    </div>
  `,
  styleUrl: './not-yet.scss',
})
export class NotYet {
  /** From the route's data: which screen this will be. */
  readonly page = input.required<TextKey>();

  /** From the route's data as well. */
  readonly meanwhile = input.required<Meanwhile>();

  protected readonly text = injectText();
  protected readonly sentence = computed(() =>
    this.text(`notYet.${this.meanwhile()}`, { page: this.text(this.page()) }),
  );
}
