import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type JobDetail } from '@jeongsi/contract';
import { injectNumber } from '../i18n/inject-number';
import { injectText } from '../i18n/text';
import { reasonText } from './reason-text';

const GROUPS = ['failed', 'unknown', 'held', 'skipped'] as const;

/** Why deliveries failed, wait or were left out, most frequent first; each reason leads to its recipients. */
@Component({
  selector: 'app-failure-reasons',
  imports: [RouterLink],
  template: `
    @for (group of groups(); track group.state) {
      <h3>{{ group.title }}</h3>
      <ul>
        @for (reason of group.reasons; track reason.code) {
          <li>
            <a
              [routerLink]="[]"
              [queryParams]="{ state: group.state, code: reason.code ?? null }"
              queryParamsHandling="merge"
              fragment="deliveries-title"
            >
              <span class="words">{{ reason.words }}</span>
              <span class="bar" aria-hidden="true"><i [style.width.%]="reason.share"></i></span>
              <span class="number">{{ text('people', { n: number()(reason.count) }) }}</span>
            </a>
          </li>
        }
      </ul>
    }
  `,
  styleUrl: './failure-reasons.scss',
})
export class FailureReasons {
  readonly job = input.required<JobDetail>();

  protected readonly text = injectText();
  protected readonly number = injectNumber();

  protected readonly groups = computed(() =>
    GROUPS.map((state) => {
      const reasons = this.job().reasons.filter((reason) => reason.state === state);
      const most = Math.max(1, ...reasons.map(({ count }) => count));
      return {
        state,
        title: this.text(`reason.title.${state}`, { n: reasons.length }),
        reasons: reasons.map(({ errorCode, count }) => ({
          code: errorCode,
          words: reasonText(errorCode, this.text),
          count,
          share: (count / most) * 100,
        })),
      };
    }).filter(({ reasons }) => reasons.length > 0),
  );
}
