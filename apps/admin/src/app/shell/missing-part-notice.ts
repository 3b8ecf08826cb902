import { Component, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { NavigationEnd, Router } from '@angular/router';
import { LucideTriangleAlert } from '@lucide/angular';
import { filter } from 'rxjs';
import { injectText } from '../i18n/text';
import { MissingPart } from './missing-part';

/** Says above every page that a part of the console could not be fetched, with the way on. */
@Component({
  selector: 'app-missing-part-notice',
  imports: [LucideTriangleAlert, MatButton],
  host: { role: 'alert' },
  template: `
    @if (part.wantedAt() !== null) {
      <p>
        <svg lucideTriangleAlert size="18" /><span>{{ text('part.missing') }}</span>
        <button matButton type="button" (click)="part.reload()">{{ text('part.reload') }}</button>
      </p>
    }
  `,
  styleUrl: './notice.scss',
})
export class MissingPartNotice {
  protected readonly part = inject(MissingPart);
  protected readonly text = injectText();

  constructor() {
    const arrivals = inject(Router).events.pipe(filter((event) => event instanceof NavigationEnd));
    arrivals.pipe(takeUntilDestroyed()).subscribe(() => this.part.forget());
  }
}
