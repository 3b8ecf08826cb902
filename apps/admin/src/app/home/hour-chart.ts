import { Component, computed, inject } from '@angular/core';
import { injectNumber } from '../i18n/inject-number';
import { injectText } from '../i18n/text';
import { SchedulerStatusStore } from '../scheduler/scheduler-status-store';
import { injectKoreanDate } from '../time/inject-korean-date';
import { DayStore } from './day-store';
import { lastHours } from './hours';

const HEIGHT = 120;
const COLUMN = 20;
const BAR = 14;

/** The last 24 hours in columns, and the same as a table. */
@Component({
  selector: 'app-hour-chart',
  template: `
    <section aria-labelledby="hours-title">
      <header>
        <h2 id="hours-title">{{ text('hours.title') }}</h2>
        <span class="key sent">{{ text('hours.sent') }}</span>
        <span class="key failed">{{ text('hours.failed') }}</span>
      </header>
      <svg viewBox="0 0 480 120" preserveAspectRatio="none" role="img" [attr.aria-label]="sentence()">
        <line x1="0" x2="480" y1="119.5" y2="119.5" />
        @for (bar of bars(); track bar.x) {
          <rect class="sent" [attr.x]="bar.x" [attr.y]="bar.sentY" [attr.width]="bar.width" [attr.height]="bar.sent" />
          <rect
            class="failed"
            [attr.x]="bar.x"
            [attr.y]="bar.failedY"
            [attr.width]="bar.width"
            [attr.height]="bar.failed"
          />
        }
      </svg>
      <p class="axis number" aria-hidden="true">
        @for (label of axis(); track $index) {
          <span>{{ label }}</span>
        }
      </p>
      <p class="meta">{{ sentence() }} {{ text('hours.note') }}</p>
      <details>
        <summary>{{ text('hours.table') }}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{{ text('hours.hour') }}</th>
              <th scope="col">{{ text('hours.sent') }}</th>
              <th scope="col">{{ text('hours.failed') }}</th>
            </tr>
          </thead>
          <tbody>
            @for (row of table(); track row.hour) {
              <tr>
                <th scope="row" class="number">{{ row.hour }}</th>
                <td class="number">{{ row.sent }}</td>
                <td class="number">{{ row.failed }}</td>
              </tr>
            }
          </tbody>
        </table>
      </details>
    </section>
  `,
  styleUrl: './hour-chart.scss',
})
export class HourChart {
  private readonly day = inject(DayStore).look.value;
  private readonly status = inject(SchedulerStatusStore);
  private readonly date = injectKoreanDate();
  private readonly number = injectNumber();

  protected readonly text = injectText();
  private readonly hours = computed(() => lastHours(this.day()?.jobs ?? [], this.status.answeredAt()));
  protected readonly bars = computed(() => {
    const most = Math.max(1, ...this.hours().map(({ sent, failed }) => sent + failed));
    const tall = (count: number) => (count === 0 ? 0 : Math.max(2, Math.round((count / most) * (HEIGHT - 4))));
    return this.hours().map(({ sent, failed }, index) => {
      const [low, high] = [tall(sent), tall(failed)];
      return {
        x: index * COLUMN + (COLUMN - BAR) / 2,
        width: BAR,
        sent: low,
        sentY: HEIGHT - low,
        failed: high,
        failedY: Math.max(0, HEIGHT - low - high),
      };
    });
  });
  protected readonly axis = computed(() =>
    this.hours()
      .filter((_, index) => index % 6 === 0)
      .map(({ startsAt }) => this.date().time24(startsAt)),
  );
  protected readonly table = computed(() =>
    this.hours().map(({ startsAt, sent, failed }) => ({
      hour: this.date().table(startsAt),
      sent: this.number()(sent),
      failed: this.number()(failed),
    })),
  );
  protected readonly sentence = computed(() => {
    const hours = this.hours();
    const sum = (pick: 'sent' | 'failed') => this.number()(hours.reduce((total, hour) => total + hour[pick], 0));
    return this.text('hours.sentence', { sent: sum('sent'), failed: sum('failed') });
  });
}
