import { Component, input, output } from '@angular/core';
import { Control } from './control';
import { Field } from './field';

/** One of a few, in the browser's own list. */
@Component({
  selector: 'app-choice-field',
  imports: [Control, Field],
  template: `
    <app-field [label]="label()" [hint]="hint()">
      <select app-control #field (change)="choose.emit(field.value)">
        @for (option of options(); track option.value) {
          <option [value]="option.value" [selected]="option.value === value()">{{ option.label }}</option>
        }
      </select>
    </app-field>
  `,
})
export class ChoiceField {
  readonly label = input.required<string>();
  readonly value = input.required<string>();
  readonly options = input.required<readonly { value: string; label: string }[]>();
  readonly hint = input('');

  readonly choose = output<string>();
}
