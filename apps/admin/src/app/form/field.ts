import { Component, computed, inject, input } from '@angular/core';
import { LucideAlertCircle } from '@lucide/angular';
import { injectText } from '../i18n/text';
import { controlId, ownId } from './control-id';
import { injectFieldProblem } from './field-problem';
import { FieldProblems } from './field-problems';

/** The label, the hint and the problem of one control; the control itself is its content. */
@Component({
  selector: 'app-field',
  imports: [LucideAlertCircle],
  template: `
    <label [attr.for]="id()">
      {{ label() }}
      @if (need() === 'optional') {
        <span class="optional">{{ text('form.optional') }}</span>
      }
    </label>
    <ng-content />
    @if (hint()) {
      <p class="hint" [id]="id() + '-hint'">{{ hint() }}</p>
    }
    @if (told(); as found) {
      <p class="problem" [id]="id() + '-problem'" [attr.role]="problem() ? 'alert' : null">
        <svg lucideAlertCircle size="16" />{{ found }}
      </p>
    }
  `,
  styleUrl: './field.scss',
})
export class Field {
  /** The path that the server calls it by, where the form tells problems by name. */
  readonly name = input('');
  readonly label = input.required<string>();
  readonly hint = input('');
  readonly need = input<'required' | 'optional'>('required');
  /** What a dialog found wrong when its button was pressed: told at once. */
  readonly problem = input('');

  private readonly problems = inject(FieldProblems, { optional: true });
  private readonly named = injectFieldProblem(() => this.name());
  private readonly own = ownId();

  protected readonly text = injectText();
  readonly id = computed(() => (this.name() === '' ? this.own : controlId(this.name())));

  /** In the language on screen, so that a switch changes what is shown already. */
  readonly told = computed(() => this.problem() || this.named());

  /** What a screen reader reads after the label. */
  readonly described = computed(() => {
    const parts = [this.told() ? `${this.id()}-problem` : '', this.hint() ? `${this.id()}-hint` : ''];
    return parts.filter((part) => part !== '').join(' ') || null;
  });

  touch(): void {
    this.problems?.touch(this.name());
  }
}
