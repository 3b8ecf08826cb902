import { Component, computed, inject, input } from '@angular/core';
import { LucideAlertCircle } from '@lucide/angular';
import { injectText } from '../../i18n/text';
import { BuilderStore } from '../builder-store';
import { controlId } from '../model/field';

/** A card of a step with its heading, and with what is wrong with the whole of it. */
@Component({
  selector: 'app-section',
  imports: [LucideAlertCircle],
  template: `
    <section [attr.aria-labelledby]="id() + '-title'">
      <h2 [id]="id() + '-title'">{{ heading() }}</h2>
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

  private readonly store = inject(BuilderStore);
  private readonly text = injectText();

  protected readonly id = computed(() => controlId(this.name()));
  protected readonly problem = computed(() => {
    const found = this.store.shown().find(({ field }) => field === this.name());
    return found === undefined ? '' : this.text(`builder.problem.${found.code}`, found.params);
  });
}
