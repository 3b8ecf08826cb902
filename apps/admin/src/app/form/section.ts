import { Component, computed, input } from '@angular/core';
import { LucideAlertCircle } from '@lucide/angular';
import { controlId } from './control-id';
import { injectFieldProblem } from './field-problem';

/** A card of a step with its heading, and with what is wrong with the whole of it. */
@Component({
  selector: 'app-section',
  imports: [LucideAlertCircle],
  template: `
    <section [attr.aria-labelledby]="id() + '-title'">
      <h3 [id]="id() + '-title'">{{ heading() }}</h3>
      @if (lead()) {
        <p class="lead">{{ lead() }}</p>
      }
      @if (problem(); as found) {
        <p class="problem" [id]="id()" tabindex="-1"><svg lucideAlertCircle size="16" />{{ found }}</p>
      }
      <ng-content />
    </section>
  `,
  styleUrl: './section.scss',
})
export class Section {
  /** The path of the part of the definition, or a word of its own. */
  readonly name = input.required<string>();
  readonly heading = input.required<string>();
  readonly lead = input('');

  protected readonly id = computed(() => controlId(this.name()));
  protected readonly problem = injectFieldProblem(() => this.name());
}
