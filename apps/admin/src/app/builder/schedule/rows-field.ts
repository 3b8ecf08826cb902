import { Component, computed, input, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { LucidePlus, LucideX } from '@lucide/angular';
import { injectText } from '../../i18n/text';
import { controlId } from '../../form/control-id';
import { injectFieldProblem } from '../../form/field-problem';

/** A choice in a row, in the browser's own list. */
export interface RowChoice {
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
}

/** Rules of the same kind, one in each row: to change, to add and to take out. */
@Component({
  selector: 'app-rows-field',
  imports: [LucidePlus, LucideX, MatIconButton],
  template: `
    <fieldset [id]="id()" [attr.aria-describedby]="problem() ? id() + '-problem' : null">
      <legend>{{ legend() }}</legend>
      @for (row of rows(); track $index) {
        @let at = $index;
        <div class="row">
          @for (choice of row; track choice.label) {
            <select
              #chosen
              [attr.aria-label]="choice.label"
              (change)="choose.emit({ row: at, choice: $index, value: chosen.value })"
            >
              @for (option of choice.options; track option.value) {
                <option [value]="option.value" [selected]="option.value === choice.value">{{ option.label }}</option>
              }
            </select>
          }
          <button matIconButton type="button" [attr.aria-label]="text('builder.remove')" (click)="remove.emit(at)">
            <svg lucideX />
          </button>
        </div>
      }
      <button type="button" class="add" (click)="add.emit()">
        <svg lucidePlus size="16" />{{ text('builder.month.add') }}
      </button>
      @if (problem(); as found) {
        <p class="problem" [id]="id() + '-problem'">{{ found }}</p>
      }
    </fieldset>
  `,
  styleUrl: './rows-field.scss',
})
export class RowsField {
  /** The path that the server calls it by. */
  readonly name = input.required<string>();
  readonly legend = input.required<string>();
  readonly rows = input.required<readonly (readonly RowChoice[])[]>();

  readonly choose = output<{ row: number; choice: number; value: string }>();
  readonly add = output();
  readonly remove = output<number>();

  protected readonly text = injectText();
  protected readonly id = computed(() => controlId(this.name()));
  protected readonly problem = injectFieldProblem(() => this.name());
}
