import { Component, input, output } from '@angular/core';

/** A few choices side by side; the browser's own radio buttons, so the arrow keys work. */
@Component({
  selector: 'app-radio-group',
  template: `
    <fieldset>
      <legend>{{ legend() }}</legend>
      <div class="options">
        @for (option of options(); track option.value) {
          <label>
            <input
              type="radio"
              [name]="name()"
              [value]="option.value"
              [checked]="option.value === value()"
              (change)="choose.emit(option.value)"
            />
            {{ option.label }}
          </label>
        }
      </div>
    </fieldset>
  `,
  styleUrl: './radio-group.scss',
})
export class RadioGroup<T extends string> {
  readonly name = input.required<string>();
  readonly legend = input.required<string>();
  readonly options = input.required<readonly { value: T; label: string }[]>();
  readonly value = input.required<T>();

  readonly choose = output<T>();
}
