import { computed, effect, inject, Injectable, signal, type Signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { type RouterStateSnapshot, TitleStrategy } from '@angular/router';
import { injectText, type TextKey } from '../i18n/text';

/** The name of the page on screen, in the app bar and in the tab; a route's `title` is the key of its text. */
@Injectable({ providedIn: 'root' })
export class PageTitle extends TitleStrategy {
  private readonly text = injectText();
  private readonly tab = inject(Title);
  private readonly key = signal<TextKey>('app.name');
  private readonly heading = signal<Signal<string> | null>(null);

  readonly current = computed(() => this.text(this.key()));

  constructor() {
    super();
    effect(() => this.tab.setTitle(`${this.heading()?.() || this.current()} · ${this.text('app.name')}`));
  }

  /** The tab tells which workflow or job it is, as the heading of its page does. */
  headed(heading: Signal<string>): void {
    this.heading.set(heading);
  }

  /** That heading is gone; another may be there already. */
  unheaded(heading: Signal<string>): void {
    if (this.heading() === heading) this.heading.set(null);
  }

  override updateTitle(snapshot: RouterStateSnapshot): void {
    this.key.set((this.buildTitle(snapshot) as TextKey | undefined) ?? 'app.name');
  }
}
