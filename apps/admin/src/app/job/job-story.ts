import { Component, computed, inject, input } from '@angular/core';
import { type JobDetail } from '@jeongsi/contract';
import { injectNumber } from '../i18n/inject-number';
import { injectText } from '../i18n/text';
import { SchedulerStatusStore } from '../scheduler/scheduler-status-store';
import { injectKoreanDate } from '../time/inject-korean-date';
import { storyOf } from './story';

/** A job's story as a rail of steps. */
@Component({
  selector: 'app-job-story',
  template: `
    <ol>
      @for (step of steps(); track $index) {
        <li [class]="'tone-' + step.tone" [class.coming]="step.tense === 'coming'">
          <span class="dot"></span>
          <div>
            <p class="what">{{ step.sentence }}</p>
            @if (step.detail) {
              <p class="detail">{{ step.detail }}</p>
            }
            <time class="number" [attr.datetime]="step.iso">{{ step.when }}</time>
          </div>
        </li>
      }
    </ol>
  `,
  styleUrl: './job-story.scss',
})
export class JobStory {
  readonly job = input.required<JobDetail>();

  private readonly text = injectText();
  private readonly number = injectNumber();
  private readonly date = injectKoreanDate();
  private readonly status = inject(SchedulerStatusStore);

  protected readonly steps = computed(() => {
    const now = this.status.serverNow();
    const date = this.date();
    return storyOf(this.job()).map(({ at, tone, text, params, instants, detail, tense }) => {
      const times = Object.entries(instants).map(([name, instant]) => [name, date.near(instant, now)]);
      const told = Object.entries(params).map(([name, value]) => [
        name,
        typeof value === 'number' ? this.number()(value) : value,
      ]);
      return {
        tone,
        tense,
        detail,
        iso: new Date(at).toISOString(),
        when:
          tense === 'coming'
            ? `${date.near(at, now)} · ${date.relative(Math.max(at, now), now)}`
            : date.moment(at, now),
        sentence: this.text(text, Object.fromEntries([...told, ...times]) as Record<string, string>),
      };
    });
  });
}
