import { Component, DestroyRef, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { LucideChevronLeft } from '@lucide/angular';
import { PageTitle } from '../shell/page-title';

/** The title row of a page: the way back, the title (in the tab too), chips beside it, and the actions. */
@Component({
  selector: 'app-page-head',
  imports: [LucideChevronLeft, RouterLink],
  template: `
    @if (back(); as link) {
      <a class="back" [routerLink]="link.path"><svg lucideChevronLeft size="18" />{{ link.label }}</a>
    }
    <div class="row">
      <h1 [title]="heading()">{{ heading() }}</h1>
      <div class="chips"><ng-content select="[chips]" /></div>
      <div class="actions"><ng-content select="[actions]" /></div>
    </div>
    <ng-content />
  `,
  styleUrl: './page-head.scss',
})
export class PageHead {
  readonly heading = input.required<string>();
  /** The list that this page belongs to. */
  readonly back = input<{ path: string; label: string }>();

  constructor() {
    const title = inject(PageTitle);
    effect(() => title.headed(this, this.heading()));
    inject(DestroyRef).onDestroy(() => title.unheaded(this));
  }
}
