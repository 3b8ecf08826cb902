import { Component } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { LucideMapPinOff } from '@lucide/angular';
import { injectText } from '../i18n/text';

@Component({
  selector: 'app-not-found',
  imports: [LucideMapPinOff, MatButton, RouterLink],
  template: `
    <svg lucideMapPinOff size="40" strokeWidth="1.25" />
    <h1>{{ text('notFound.title') }}</h1>
    <p>{{ text('notFound.text') }}</p>
    <div class="actions">
      <a matButton="filled" routerLink="/">{{ text('notYet.home') }}</a>
    </div>
  `,
  styleUrl: './not-yet.scss',
})
export class NotFound {
  protected readonly text = injectText();
}
