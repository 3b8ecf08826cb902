import { Component, computed, input } from '@angular/core';
import { type FUNNEL_STEPS } from '@jeongsi/contract';
import { injectNumber } from '../i18n/inject-number';
import { injectText } from '../i18n/text';

/** From everybody in the source to those who are sent to, and how many each step leaves out. */
@Component({
  selector: 'app-funnel',
  template: `
    <ol>
      @for (step of shown(); track step.step) {
        <li>
          <span>{{ step.words }}</span>
          <span class="bar" aria-hidden="true"><i [style.width.%]="step.share"></i></span>
          <span class="number">{{ step.left }}</span>
          <span class="number out">{{ step.out }}</span>
        </li>
      }
    </ol>
  `,
  styleUrl: './funnel.scss',
})
export class Funnel {
  readonly steps = input.required<readonly { step: (typeof FUNNEL_STEPS)[number]; left: number; out: number }[]>();

  /** Whether everybody was asked for their consent; only advertising asks. */
  readonly consent = input<'asked' | 'unknown'>('unknown');

  private readonly text = injectText();
  private readonly number = injectNumber();

  protected readonly shown = computed(() => {
    const all = Math.max(1, this.steps()[0]?.left ?? 1);
    const told = this.steps().filter(({ step, out }) => step !== 'consenting' || out > 0 || this.consent() === 'asked');
    return told.map(({ step, left, out }) => ({
      step,
      words: this.text(`funnel.${step}`),
      share: (left / all) * 100,
      left: this.text('people', { n: this.number()(left) }),
      out: out === 0 ? '' : `−${this.number()(out)}`,
    }));
  });
}
