import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { injectText } from '../i18n/text';
import { SampleStore } from '../sample/sample-store';
import { injectMay } from '../session/may';

/** Home before the first workflow: one sentence and one click. */
@Component({
  selector: 'app-first-use',
  imports: [MatButton, RouterLink],
  template: `
    <section aria-labelledby="first-title">
      <svg viewBox="0 0 96 72" width="96" height="72" aria-hidden="true">
        <rect x="6" y="22" width="56" height="40" rx="6" />
        <path d="m8 26 26 20 26-20" />
        <circle cx="70" cy="24" r="18" class="face" />
        <path d="M70 14v10l7 4" />
      </svg>
      <h2 id="first-title">{{ text('first.title') }}</h2>
      @if (allowed()) {
        <p>{{ text('first.text') }}</p>
        <div class="ways">
          <button matButton="filled" type="button" (click)="start()">{{ text('first.action') }}</button>
          <a matButton routerLink="/workflows/new">{{ text('first.own') }}</a>
        </div>
      } @else {
        <p>{{ text('first.viewer') }}</p>
      }
    </section>
  `,
  styleUrl: './first-use.scss',
})
export class FirstUse {
  private readonly sample = inject(SampleStore);

  protected readonly text = injectText();
  protected readonly allowed = injectMay('operator');

  protected start(): void {
    this.sample.start();
  }
}
