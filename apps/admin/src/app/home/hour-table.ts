import { Component, computed, input } from '@angular/core';
import { injectNumber } from '../i18n/inject-number';
import { injectText } from '../i18n/text';
import { injectKoreanDate } from '../time/inject-korean-date';
import { type Hour } from './hours';

/** The numbers of the chart, to read and to hear. */
@Component({
  selector: 'app-hour-table',
  template: `
    <details>
      <summary>{{ text('hours.table') }}</summary>
      <div class="scroll" tabindex="0" role="group" [attr.aria-label]="text('hours.title')">
        <table>
          <caption class="cdk-visually-hidden">
            {{
              text('hours.title')
            }}
          </caption>
          <thead>
            <tr>
              <th scope="col">{{ text('hours.hour') }}</th>
              <th scope="col">{{ text('hours.sent') }}</th>
              <th scope="col">{{ text('hours.failed') }}</th>
              <th scope="col">{{ text('hours.unknown') }}</th>
            </tr>
          </thead>
          <tbody>
            @for (row of rows(); track row.hour) {
              <tr>
                <th scope="row" class="number">{{ row.hour }}</th>
                <td class="number">{{ row.sent }}</td>
                <td class="number">{{ row.failed }}</td>
                <td class="number">{{ row.unknown }}</td>
              </tr>
            }
          </tbody>
        </table>
      </div>
    </details>
  `,
  styleUrl: './hour-table.scss',
})
export class HourTable {
  readonly hours = input.required<readonly Hour[]>();

  private readonly date = injectKoreanDate();
  private readonly number = injectNumber();

  protected readonly text = injectText();
  protected readonly rows = computed(() =>
    this.hours().map(({ startsAt, sent, failed, unknown }) => ({
      hour: this.date().table(startsAt),
      sent: this.number()(sent),
      failed: this.number()(failed),
      unknown: this.number()(unknown),
    })),
  );
}
