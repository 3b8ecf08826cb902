import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { injectText } from '../i18n/text';
import { SampleStore } from '../sample/sample-store';
import { SessionStore } from '../session/session-store';

/** Home before the first workflow: one sentence and one click. */
@Component({
  selector: 'app-first-use',
  imports: [MatButton],
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
        <button matButton="filled" (click)="start()">{{ text('first.action') }}</button>
      } @else {
        <p>{{ text('first.viewer') }}</p>
      }
    </section>
  `,
  styleUrl: './first-use.scss',
})
export class FirstUse {
  private readonly sample = inject(SampleStore);
  private readonly session = inject(SessionStore).current;

  protected readonly text = injectText();
  protected readonly allowed = computed(() => this.session()?.role !== 'viewer');

  protected start(): void {
    this.sample.start();
  }
}
