import { Component, computed, ElementRef, inject, input, output, viewChild } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { LucideBraces } from '@lucide/angular';
import { injectText } from '../../i18n/text';
import { AudienceLook } from '../audience/audience-look';
import { Control } from '../../form/control';
import { Field } from '../../form/field';
import { variableText, withVariable } from '../model/variable';
import { UnknownVariables } from './unknown-variables';

/** A text with variables: typed, or put in from the list of columns where the caret is. */
@Component({
  selector: 'app-template-field',
  imports: [Control, Field, LucideBraces, MatMenu, MatMenuItem, MatMenuTrigger, UnknownVariables],
  template: `
    <app-field [name]="name()" [label]="label()" [hint]="hint()" [need]="need()">
      @if (lines() === 1) {
        <input
          app-control
          #box
          type="text"
          autocomplete="off"
          [placeholder]="placeholder()"
          [value]="value()"
          (input)="changed.emit(box.value)"
        />
      } @else {
        <textarea
          app-control
          #box
          [class.code]="look() === 'code'"
          [attr.spellcheck]="look() === 'code' ? 'false' : null"
          [rows]="lines()"
          [placeholder]="placeholder()"
          [value]="value()"
          (input)="changed.emit(box.value)"
        ></textarea>
      }
    </app-field>
    <app-unknown-variables [written]="value() || stands()" (replaced)="changed.emit($event)" />
    @if (columns().length > 0) {
      <button
        type="button"
        class="insert"
        [matMenuTriggerFor]="menu"
        [attr.aria-label]="text('builder.variable.insertInto', { label: label() })"
      >
        <svg lucideBraces size="16" />{{ text('builder.variable.insert') }}
      </button>
      <mat-menu #menu="matMenu">
        @for (column of columns(); track column) {
          <button mat-menu-item type="button" (click)="insert(column)">{{ shown(column) }}</button>
        }
      </mat-menu>
    }
  `,
  styleUrl: './template-field.scss',
})
export class TemplateField {
  readonly name = input.required<string>();
  readonly label = input.required<string>();
  readonly value = input.required<string>();
  readonly hint = input('');
  readonly placeholder = input('');
  /** What counts while nothing is typed. */
  readonly stands = input('');
  readonly lines = input(6);
  readonly look = input<'words' | 'code'>('words');
  readonly need = input<'required' | 'optional'>('required');

  readonly changed = output<string>();

  private readonly box = viewChild.required<string, ElementRef<HTMLInputElement | HTMLTextAreaElement>>('box', {
    read: ElementRef,
  });
  private readonly audience = inject(AudienceLook);

  protected readonly text = injectText();
  protected readonly columns = computed(() => this.audience.columns());
  protected readonly shown = variableText;

  protected insert(column: string): void {
    const box = this.box().nativeElement;
    const { selectionStart, selectionEnd } = box;
    const end = box.value.length;
    const { text, caret } = withVariable(box.value, { start: selectionStart ?? end, end: selectionEnd ?? end }, column);
    box.value = text;
    this.changed.emit(text);
    // The menu gives the focus back to its button; the writer wants to go on writing.
    setTimeout(() => {
      box.focus();
      box.setSelectionRange(caret, caret);
    });
  }
}
