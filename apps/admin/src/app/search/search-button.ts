import { DOCUMENT } from '@angular/common';
import { Component, inject, signal } from '@angular/core';
import { LucideSearch } from '@lucide/angular';
import { injectText } from '../i18n/text';
import { SearchDialog } from './search-dialog';
import { isSearchKey } from './search-key';

/** Opens the search, by click or by key. The dialog itself is fetched when somebody first wants it. */
@Component({
  selector: 'app-search-button',
  imports: [LucideSearch, SearchDialog],
  host: { '(document:keydown)': 'listen($event)' },
  template: `
    <button
      #button
      type="button"
      aria-haspopup="dialog"
      aria-keyshortcuts="/ Control+K"
      [attr.aria-label]="text('search.title')"
      (click)="open()"
    >
      <svg lucideSearch /><span class="word">{{ text('search.title') }}</span
      ><kbd>/</kbd>
    </button>
    @defer (when wanted(); prefetch on hover(button)) {
      @for (visit of visits(); track visit) {
        <app-search-dialog (closed)="end(visit)" />
      }
    } @error {
      <p class="failure" role="alert">{{ text('search.unavailable') }}</p>
    }
  `,
  styleUrl: './search-button.scss',
})
export class SearchButton {
  protected readonly text = injectText();
  /** Once true, always true: what was fetched stays. */
  protected readonly wanted = signal(false);
  /** The one that is open, by its number: who asks again while it is still closing gets another. */
  protected readonly visits = signal<readonly number[]>([]);
  private visited = 0;

  private readonly document = inject(DOCUMENT);

  protected open(): void {
    this.wanted.set(true);
    this.visits.set([++this.visited]);
  }

  protected end(ended: number): void {
    this.visits.update((visits) => visits.filter((visit) => visit !== ended));
  }

  protected listen(event: KeyboardEvent): void {
    if (!isSearchKey(event)) return;
    event.preventDefault();
    // Whatever asks something first wants its answer.
    if (this.document.querySelector('dialog[open], [role=dialog], [role=alertdialog], [role=menu]') === null)
      this.open();
  }
}
