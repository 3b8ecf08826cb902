import { Component, computed, inject, input } from '@angular/core';
import { type JobDetail } from '@jeongsi/contract';
import { LanguageStore } from '../i18n/language-store';
import { injectNumber } from '../i18n/inject-number';
import { injectText } from '../i18n/text';
import { SchedulerStatusStore } from '../scheduler/scheduler-status-store';
import { durationText } from '../time/duration-text';
import { injectKoreanDate } from '../time/inject-korean-date';
import { jobError } from './job-error';

/** Each try at the job: when, how long, and how it ended. */
@Component({
  selector: 'app-job-attempts',
  template: `
    <h3>{{ text('attempt.title', { n: rows().length, of: job().maxAttempts }) }}</h3>
    <div
      class="scroll"
      tabindex="0"
      role="group"
      [attr.aria-label]="text('attempt.title', { n: rows().length, of: job().maxAttempts })"
    >
      <table>
        <caption class="cdk-visually-hidden">
          {{
            text('attempt.title', { n: rows().length, of: job().maxAttempts })
          }}
        </caption>
        <thead>
          <tr>
            <th>#</th>
            <th>{{ text('attempt.started') }}</th>
            <th>{{ text('attempt.took') }}</th>
            <th>{{ text('attempt.outcome') }}</th>
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.number) {
            <tr>
              <td class="number">{{ row.number }}</td>
              <td class="number">{{ row.started }}</td>
              <td class="number">{{ row.took }}</td>
              <td>
                <span [class.failed]="row.bad">{{ row.outcome }}</span>
                @if (row.error) {
                  <span class="error">{{ row.error }}</span>
                }
              </td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styleUrl: './job-attempts.scss',
})
export class JobAttempts {
  readonly job = input.required<JobDetail>();

  private readonly date = injectKoreanDate();
  private readonly language = inject(LanguageStore).current;
  private readonly status = inject(SchedulerStatusStore);

  private readonly number = injectNumber();

  protected readonly text = injectText();
  protected readonly rows = computed(() =>
    this.job().attempts.map(({ number, startedAt, endedAt, outcome, error }) => {
      const start = Date.parse(startedAt);
      const end = endedAt === undefined ? this.status.serverNow() : Date.parse(endedAt);
      return {
        number,
        started: this.date().moment(start, this.status.serverNow()),
        took: durationText(this.language(), Math.max(0, end - start)),
        outcome: this.text(outcome === undefined ? 'attempt.underWay' : `attempt.${outcome}`),
        bad: outcome === 'failed' || outcome === 'lost',
        // The last one ended as the job did: its counts say why in the reader's language.
        error:
          error !== undefined && error === this.job().error
            ? jobError(this.job(), this.text, this.number())
            : (error ?? ''),
      };
    }),
  );
}
