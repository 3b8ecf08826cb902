import { Component, computed, input, output } from '@angular/core';
import { MatMenuModule } from '@angular/material/menu';
import { LucideCheck, LucideChevronDown } from '@lucide/angular';
import { injectText } from '../i18n/text';

export interface FilterOption<T> {
  value: T;
  label: string;
}

/** One filter: what it is about, what is chosen, and the choice itself in a menu. */
@Component({
  selector: 'app-filter-menu',
  imports: [LucideCheck, LucideChevronDown, MatMenuModule],
  template: `
    <button
      type="button"
      class="filter"
      [class.chosen]="value() !== null"
      [matMenuTriggerFor]="menu"
      (menuOpened)="opened.emit()"
    >
      <span class="words">{{ shown() }}</span>
      <svg lucideChevronDown size="16" />
    </button>
    <mat-menu #menu="matMenu">
      <button mat-menu-item role="menuitemradio" [attr.aria-checked]="value() === null" (click)="choose.emit(null)">
        <svg lucideCheck matMenuItemIcon [style.visibility]="value() === null ? 'visible' : 'hidden'" />
        {{ text('filter.any') }}
      </button>
      @for (option of options(); track option.value) {
        <button
          mat-menu-item
          role="menuitemradio"
          [attr.aria-checked]="value() === option.value"
          (click)="choose.emit(option.value)"
        >
          <svg lucideCheck matMenuItemIcon [style.visibility]="value() === option.value ? 'visible' : 'hidden'" />
          {{ option.label }}
        </button>
      }
    </mat-menu>
  `,
  styleUrl: './filter-menu.scss',
})
export class FilterMenu<T extends string> {
  readonly label = input.required<string>();
  readonly options = input.required<readonly FilterOption<T>[]>();
  /** Null: everything. */
  readonly value = input.required<T | null>();

  readonly choose = output<T | null>();
  /** For options that are fetched only when somebody wants to see them. */
  readonly opened = output();

  protected readonly text = injectText();
  protected readonly shown = computed(() => {
    const chosen = this.options().find(({ value }) => value === this.value());
    return chosen === undefined ? this.label() : `${this.label()}: ${chosen.label}`;
  });
}
