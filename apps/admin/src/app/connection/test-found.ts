import { Component, computed, input } from '@angular/core';
import { LucideAlertCircle, LucideCheckCircle } from '@lucide/angular';
import { type ConnectionTest } from '@jeongsi/contract';
import { injectText } from '../i18n/text';
import { connectionProblem, factsOf } from './connection-state';

/** What a try of a connection found out. */
@Component({
  selector: 'app-test-found',
  imports: [LucideAlertCircle, LucideCheckCircle],
  host: { '[class.ok]': 'found().ok' },
  template: `
    @if (found().ok) {
      <p class="word"><svg lucideCheckCircle size="18" />{{ text('connection.test.ok') }}</p>
      @if (facts().length > 0) {
        <dl>
          @for (fact of facts(); track fact.label) {
            <div>
              <dt>{{ fact.label }}</dt>
              <dd>{{ fact.value }}</dd>
            </div>
          }
        </dl>
      }
    } @else {
      <p class="word"><svg lucideAlertCircle size="18" />{{ text('connection.test.failed') }}</p>
      <p>{{ problem() }}</p>
    }
  `,
  styles: `
    :host {
      display: block;
      padding: 10px 14px;
      border-radius: 8px;
      background: var(--app-err-container);
      color: var(--app-err-on);
      font-size: 13px;
      line-height: 20px;
      overflow-wrap: anywhere;
    }

    :host(.ok) {
      background: var(--app-ok-container);
      color: var(--app-ok-on);
    }

    .word {
      display: flex;
      gap: 8px;
      font-weight: 600;
    }

    dl {
      margin-top: 4px;
    }

    dl div {
      display: flex;
      gap: 8px;
    }

    dt {
      flex: none;
    }
  `,
})
export class TestFound {
  readonly found = input.required<ConnectionTest>();

  protected readonly text = injectText();
  protected readonly facts = computed(() => factsOf(this.found().facts ?? {}, this.text));
  protected readonly problem = computed(() => {
    const { problem } = this.found();
    return problem === undefined ? '' : connectionProblem(problem, this.text);
  });
}
