import { Component, computed, inject, input } from '@angular/core';
import { LucideAlertCircle } from '@lucide/angular';
import { injectText } from '../../i18n/text';
import { BuilderStore } from '../builder-store';
import { controlId } from '../model/field';
import { injectFieldProblem } from './field-problem';

/** The label, the hint and the problem of one control; the control itself is its content. */
@Component({
  selector: 'app-field',
  imports: [LucideAlertCircle],
  template: `
    <label [attr.for]="id()">
      {{ label() }}
      @if (need() === 'optional') {
        <span class="optional">{{ text('builder.optional') }}</span>
      }
    </label>
    <ng-content />
    @if (hint()) {
      <p class="hint" [id]="id() + '-hint'">{{ hint() }}</p>
    }
    @if (problem(); as found) {
      <p class="problem" [id]="id() + '-problem'"><svg lucideAlertCircle size="16" />{{ found }}</p>
    }
  `,
  styleUrl: './field.scss',
})
export class Field {
  /** The path that the server calls it by. */
  readonly name = input.required<string>();
  readonly label = input.required<string>();
  readonly hint = input('');
  readonly need = input<'required' | 'optional'>('required');

  private readonly store = inject(BuilderStore);

  protected readonly text = injectText();
  readonly id = computed(() => controlId(this.name()));

  /** In the language on screen, so that a switch changes what is shown already. */
  readonly problem = injectFieldProblem(() => this.name());

  /** What a screen reader reads after the label. */
  readonly described = computed(() => {
    const parts = [this.problem() ? `${this.id()}-problem` : '', this.hint() ? `${this.id()}-hint` : ''];
    return parts.filter((part) => part !== '').join(' ') || null;
  });

  touch(): void {
    this.store.touch(this.name());
  }
}
