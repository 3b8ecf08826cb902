import { Component, computed, inject, linkedSignal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { LucideAlertCircle, LucideCheck } from '@lucide/angular';
import { injectText } from '../../i18n/text';
import { BuilderStore } from '../builder-store';
import { MessageLook } from '../message/message-look';
import { type Definition } from '../model/draft';
import { type Step, STEPS } from '../model/step';
import { injectBlocks } from '../review/blocks';

type StepState = 'problems' | 'done' | 'open';

/** Where one is among the six steps, and the way to any other: none has to be finished first. */
@Component({
  selector: 'app-stepper',
  imports: [LucideAlertCircle, LucideCheck, RouterLink],
  template: `
    <nav [attr.aria-label]="text('builder.steps')">
      <ol>
        @for (step of steps(); track step.name) {
          <li>
            <a
              routerLink="."
              queryParamsHandling="merge"
              [queryParams]="{ step: step.number }"
              [class]="step.state"
              [class.current]="step.current"
              [attr.aria-current]="step.current ? 'step' : null"
            >
              <span class="mark" aria-hidden="true">
                @switch (step.state) {
                  @case ('problems') {
                    <svg lucideAlertCircle size="18" />
                  }
                  @case ('done') {
                    <svg lucideCheck size="16" />
                  }
                  @default {
                    {{ step.number }}
                  }
                }
              </span>
              <span class="label">{{ step.label }}</span>
              @if (step.about) {
                <span class="cdk-visually-hidden">{{ step.about }}</span>
              }
            </a>
          </li>
        }
      </ol>
    </nav>
  `,
  styleUrl: './stepper.scss',
})
export class Stepper {
  private readonly store = inject(BuilderStore);

  private readonly messages = inject(MessageLook);
  private readonly blocks = injectBlocks();

  /** The step of each thing that the server finds wrong; where it is not asked, what it found last in the same draft. */
  private readonly blocked = linkedSignal<
    { definition: Definition; found: readonly Step[]; asked: 'now' | 'earlier' },
    readonly Step[]
  >({
    source: () => ({
      definition: this.store.definition(),
      found: this.blocks().map(({ step }) => step),
      asked: this.store.step() === 'review' && !this.messages.look.waiting() ? 'now' : 'earlier',
    }),
    computation: ({ definition, found, asked }, before) => {
      if (asked === 'now' || before === undefined) return found;
      return before.source.definition === definition ? before.value : [];
    },
  });

  protected readonly text = injectText();

  protected readonly steps = computed(() =>
    STEPS.map((name, index) => {
      const shown = this.store.shown().filter(({ step }) => step === name).length;
      const problems = Math.max(shown, this.blocked().filter((step) => step === name).length);
      const state = this.stateOf(name, problems);
      return {
        name,
        number: index + 1,
        label: this.text(`builder.step.${name}`),
        current: this.store.step() === name,
        state,
        about: this.about(state, problems),
      };
    }),
  );

  private stateOf(step: Step, problems: number): StepState {
    if (problems > 0) return 'problems';
    return step !== 'review' && this.store.passed().has(step) ? 'done' : 'open';
  }

  private about(state: StepState, problems: number): string {
    if (state === 'problems') return this.text('builder.step.problems', { n: problems });
    return state === 'done' ? this.text('builder.step.done') : '';
  }
}
