import { Component, computed, type ElementRef, input, output, viewChild } from '@angular/core';
import { LucideCalendar } from '@lucide/angular';
import { injectText } from '../i18n/text';
import { readDate } from './typed-date';
import { Control } from './control';
import { Field } from './field';
import { injectWallWords } from '../time/wall-words';

/**
 * A date to type in any usual form, or to pick in the browser's own calendar: that one knows the reader's language and
 * keyboard, and costs nothing to load.
 */
@Component({
  selector: 'app-date-field',
  imports: [Control, Field, LucideCalendar],
  template: `
    <app-field [name]="name()" [label]="label()" [hint]="shownHint()" [need]="need()">
      <div class="row">
        <input
          app-control
          #typed
          type="text"
          autocomplete="off"
          inputmode="numeric"
          placeholder="2026-12-01"
          [value]="value()"
          (input)="changed.emit(typed.value)"
          (change)="settle(typed.value)"
        />
        <button type="button" [attr.aria-label]="text('form.date.pick', { label: label() })" (click)="pick()">
          <svg lucideCalendar size="18" />
        </button>
        <input
          #picker
          class="picker"
          type="date"
          tabindex="-1"
          aria-hidden="true"
          [value]="read()"
          (input)="changed.emit(picker.value)"
        />
      </div>
    </app-field>
  `,
  styleUrl: './date-field.scss',
})
export class DateField {
  readonly name = input.required<string>();
  readonly label = input.required<string>();
  /** As typed. */
  readonly value = input.required<string>();
  readonly hint = input('');
  readonly need = input<'required' | 'optional'>('required');

  readonly changed = output<string>();

  private readonly picker = viewChild.required<ElementRef<HTMLInputElement>>('picker');
  private readonly words = injectWallWords();

  protected readonly text = injectText();
  protected readonly read = computed(() => {
    const read = readDate(this.value());
    return read.kind === 'date' ? read.date : '';
  });
  /** What was understood, weekday and all, is the best hint once there is something to understand. */
  protected readonly shownHint = computed(() => (this.read() === '' ? this.hint() : this.words().date(this.read())));

  protected settle(typed: string): void {
    const read = readDate(typed);
    if (read.kind === 'date') this.changed.emit(read.date);
  }

  protected pick(): void {
    this.picker().nativeElement.showPicker();
  }
}
