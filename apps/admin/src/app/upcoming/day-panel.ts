import { Component, computed, type ElementRef, inject, input, viewChild } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { LucideX } from '@lucide/angular';
import { LanguageStore } from '../i18n/language-store';
import { injectText } from '../i18n/text';
import { plainDate } from '../time/plain-date';
import { type CalendarRow } from './calendar-rows';
import { type Day } from './day';
import { DayList } from './day-list';

/** Everything of one day, beside the calendar or, on a phone, as a sheet from below. */
@Component({
  selector: 'app-day-panel',
  imports: [DayList, LucideX, MatIconButton],
  host: { '(click)': 'closeOnBackdrop($event)' },
  template: `
    <dialog #dialog aria-labelledby="day-title">
      <div class="sheet">
        <header>
          <h2 id="day-title">{{ title() }}</h2>
          <button matIconButton type="button" [attr.aria-label]="text('nav.close')" (click)="close()">
            <svg lucideX />
          </button>
        </header>
        @if (holiday()) {
          <p class="holiday">{{ holiday() }}</p>
        }
        <app-day-list [rows]="rows()" (followed)="close()" />
      </div>
    </dialog>
  `,
  styleUrl: './day-panel.scss',
})
export class DayPanel {
  readonly day = input.required<Day>();
  readonly rows = input.required<readonly CalendarRow[]>();
  readonly holiday = input('');

  private readonly language = inject(LanguageStore).current;
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  protected readonly text = injectText();
  protected readonly title = computed(() => plainDate(this.day(), this.language()));

  open(): void {
    this.dialog().nativeElement.showModal();
  }

  protected close(): void {
    this.dialog().nativeElement.close();
  }

  /** The dialog has no padding of its own, so a click on the dialog itself is one on the backdrop. */
  protected closeOnBackdrop(click: Event): void {
    if (click.target === this.dialog().nativeElement) this.close();
  }
}
