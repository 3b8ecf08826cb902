import { Component, computed, input, output } from '@angular/core';
import { LucideAlertCircle, LucideDynamicIcon, type LucideIcon } from '@lucide/angular';
import { controlId } from './control-id';
import { injectFieldProblem } from './field-problem';

export interface Option<T extends string = string> {
  value: T;
  label: string;
  hint?: string;
  icon?: LucideIcon;
}

/** One of a few, each with a word on what it means: real radio buttons in cards, so that arrows choose. */
@Component({
  selector: 'app-option-cards',
  imports: [LucideAlertCircle, LucideDynamicIcon],
  template: `
    <fieldset [id]="id()" [attr.aria-describedby]="described()">
      <legend>{{ legend() }}</legend>
      <div class="options" [class.rows]="look() === 'rows'">
        @for (option of options(); track option.value) {
          <label [class.chosen]="option.value === value()">
            <input
              type="radio"
              [name]="id()"
              [value]="option.value"
              [checked]="option.value === value()"
              (change)="choose.emit(option.value)"
            />
            @if (option.icon) {
              <svg [lucideIcon]="option.icon" size="20" />
            }
            <span class="words">
              <span class="name">{{ option.label }}</span>
              @if (option.hint) {
                <span class="hint">{{ option.hint }}</span>
              }
            </span>
          </label>
        }
      </div>
      @if (problem(); as found) {
        <p class="problem" [id]="id() + '-problem'"><svg lucideAlertCircle size="16" />{{ found }}</p>
      }
    </fieldset>
  `,
  styleUrl: './option-cards.scss',
})
export class OptionCards<T extends string> {
  /** The path that the server calls it by. */
  readonly name = input.required<string>();
  readonly legend = input.required<string>();
  readonly options = input.required<readonly Option<T>[]>();
  readonly value = input.required<T>();
  readonly look = input<'cards' | 'rows'>('cards');
  /** The id of something that says more. */
  readonly describedBy = input<string>();

  readonly choose = output<T>();

  protected readonly id = computed(() => controlId(this.name()));
  protected readonly problem = injectFieldProblem(() => this.name());
  protected readonly described = computed(() => {
    const parts = [this.problem() ? `${this.id()}-problem` : undefined, this.describedBy()];
    return parts.filter((part) => part !== undefined).join(' ') || null;
  });
}
