import { Component, computed, input, output } from '@angular/core';
import { injectText } from '../i18n/text';
import { controlId, describedBy } from './control-id';

/** A line or some lines to type, with its label, its hint and its problem. */
@Component({
  selector: 'app-text-field',
  template: `
    <label [for]="id">
      {{ label() }}
      @if (need() === 'optional') {
        <span class="optional">{{ text('form.optional') }}</span>
      }
    </label>
    @if (lines() > 1) {
      <textarea
        #area
        [id]="id"
        [rows]="lines()"
        [value]="value()"
        [placeholder]="placeholder()"
        [attr.aria-describedby]="described()"
        [attr.aria-invalid]="problem() ? true : null"
        (input)="typed.emit(area.value)"
      ></textarea>
    } @else {
      <input
        #line
        [id]="id"
        [type]="kind()"
        [value]="value()"
        [placeholder]="placeholder()"
        [attr.inputmode]="digits() ? 'numeric' : null"
        [autocomplete]="kind() === 'password' ? 'new-password' : 'off'"
        spellcheck="false"
        [attr.aria-describedby]="described()"
        [attr.aria-invalid]="problem() ? true : null"
        (input)="typed.emit(line.value)"
      />
    }
    @if (hint()) {
      <p class="hint" [id]="id + '-hint'">{{ hint() }}</p>
    }
    @if (problem()) {
      <p class="problem" role="alert" [id]="id + '-problem'">{{ problem() }}</p>
    }
  `,
  styleUrl: './field-shell.scss',
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

  protected readonly text = injectText();
  protected readonly id = controlId();
  protected readonly described = computed(() => describedBy(this.id, { hint: this.hint(), problem: this.problem() }));
}
