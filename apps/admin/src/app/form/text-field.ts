import { Component, input, output } from '@angular/core';
import { Control } from './control';
import { Field } from './field';

/** A line or some lines to type, with its label, its hint and its problem. */
@Component({
  selector: 'app-text-field',
  imports: [Control, Field],
  template: `
    <app-field [label]="label()" [hint]="hint()" [need]="need()" [problem]="problem()">
      @if (lines() > 1) {
        <textarea
          app-control
          #area
          class="code"
          [rows]="lines()"
          [value]="value()"
          [placeholder]="placeholder()"
          (input)="typed.emit(area.value)"
        ></textarea>
      } @else {
        <input
          app-control
          #line
          [type]="kind()"
          [value]="value()"
          [placeholder]="placeholder()"
          [attr.inputmode]="digits() ? 'numeric' : null"
          [autocomplete]="kind() === 'password' ? 'new-password' : 'off'"
          spellcheck="false"
          (input)="typed.emit(line.value)"
        />
      }
    </app-field>
  `,
})
export class TextField {
  readonly label = input.required<string>();
  readonly value = input.required<string>();
  readonly hint = input('');
  readonly problem = input('');
  readonly placeholder = input('');
  readonly need = input<'required' | 'optional'>('required');
  readonly kind = input<'text' | 'password' | 'date'>('text');
  /** Whether a phone offers its number keys. */
  readonly digits = input(false);
  readonly lines = input(1);

  readonly typed = output<string>();
}
