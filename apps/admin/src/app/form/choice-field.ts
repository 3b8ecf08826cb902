import { Component, computed, input, output } from '@angular/core';
import { controlId, describedBy } from './control-id';

/** One of a few, in the browser's own list. */
@Component({
  selector: 'app-choice-field',
  template: `
    <label [for]="id">{{ label() }}</label>
    <select #field [id]="id" [attr.aria-describedby]="described()" (change)="choose.emit(field.value)">
      @for (option of options(); track option.value) {
        <option [value]="option.value" [selected]="option.value === value()">{{ option.label }}</option>
      }
    </select>
    @if (hint()) {
      <p class="hint" [id]="id + '-hint'">{{ hint() }}</p>
    }
  `,
  styleUrl: './field-shell.scss',
})
export class ChoiceField {
  readonly label = input.required<string>();
  readonly value = input.required<string>();
  readonly options = input.required<readonly { value: string; label: string }[]>();
  readonly hint = input('');

  readonly choose = output<string>();

  protected readonly id = controlId();
  protected readonly described = computed(() => describedBy(this.id, { hint: this.hint(), problem: '' }));
}
