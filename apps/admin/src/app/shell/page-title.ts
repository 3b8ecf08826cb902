import { computed, effect, inject, Injectable, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { type RouterStateSnapshot, TitleStrategy } from '@angular/router';
import { injectText, type TextKey } from '../i18n/text';

/**
 * The name of the page on screen, in the app bar and in the tab; a route's `title` is the key of its text. The tab begins
 * with what the page itself is headed, such as a workflow's name, so that many of them can be told apart.
 */
@Injectable({ providedIn: 'root' })
export class PageTitle extends TitleStrategy {
  private readonly text = injectText();
  private readonly tab = inject(Title);
  private readonly key = signal<TextKey>('app.name');
  private readonly heading = signal<{ owner: object; words: string } | null>(null);

  readonly current = computed(() => this.text(this.key()));

  constructor() {
    super();
    effect(() => {
      // Home greets its reader, which names no page.
      const heading = this.key() === 'home.title' ? undefined : this.heading()?.words;
      const parts = new Set([heading ?? this.current(), this.current(), this.text('app.name')]);
      this.tab.setTitle([...parts].join(' · '));
    });
  }

  /** The tab tells which workflow or job it is, as the heading of its page does. */
  headed(owner: object, words: string): void {
    this.heading.set({ owner, words });
  }

  /** That heading is gone; another may be there already. */
  unheaded(owner: object): void {
    if (this.heading()?.owner === owner) this.heading.set(null);
  }

  override updateTitle(snapshot: RouterStateSnapshot): void {
    this.key.set((this.buildTitle(snapshot) as TextKey | undefined) ?? 'app.name');
  }
}
