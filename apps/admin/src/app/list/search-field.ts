import { Component, inject, input, output, DestroyRef } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { LucideSearch, LucideX } from '@lucide/angular';
import { debounceTime, Subject } from 'rxjs';
import { injectText } from '../i18n/text';

const TYPING_PAUSE_MS = 300;

/** Words to look for. Told once the typing pauses, or at once on Enter. */
@Component({
  selector: 'app-search-field',
  imports: [LucideSearch, LucideX],
  template: `
    <label>
      <svg lucideSearch size="18" />
      <input
        #field
        type="search"
        maxlength="200"
        autocomplete="off"
        [attr.aria-label]="label()"
        [placeholder]="label()"
        [value]="value()"
        (input)="typed.next(field.value)"
        (keydown.enter)="searchFor.emit(field.value)"
      />
    </label>
    @if (value()) {
      <button type="button" [attr.aria-label]="text('filter.clearSearch')" (click)="searchFor.emit('')">
        <svg lucideX size="16" />
      </button>
    }
  `,
  styleUrl: './search-field.scss',
})
export class SearchField {
  readonly label = input.required<string>();
  readonly value = input.required<string>();

  readonly searchFor = output<string>();

  protected readonly text = injectText();
  protected readonly typed = new Subject<string>();

  constructor() {
    this.typed
      .pipe(debounceTime(TYPING_PAUSE_MS), takeUntilDestroyed(inject(DestroyRef)))
      .subscribe((words) => this.searchFor.emit(words));
  }
}
