import { Component, computed, inject } from '@angular/core';
import { injectText } from '../i18n/text';
import { SamplePanel } from '../sample/sample-panel';
import { SampleStore } from '../sample/sample-store';
import { StatusCard } from '../scheduler/status-card/status-card';
import { SessionStore } from '../session/session-store';
import { AttentionList } from './attention-list';
import { DayStore } from './day-store';
import { FirstUse } from './first-use';
import { HomeFeedStore } from './home-feed';
import { HourChart } from './hour-chart';
import { NewestMessages } from './newest-messages';
import { SoonList } from './soon-list';

/** The scheduler's card, what runs soon, what needs attention, the last 24 hours, and for a newcomer the way to a first run. */
@Component({
  selector: 'app-home',
  imports: [AttentionList, FirstUse, HourChart, NewestMessages, SamplePanel, SoonList, StatusCard],
  providers: [DayStore, HomeFeedStore, SampleStore],
  template: `
    <h1>{{ greeting() }}</h1>
    <app-status-card />
    @if (sample().step !== 'idle') {
      <app-sample-panel />
    }
    @if (firstUse()) {
      <app-first-use />
    } @else {
      <div class="pair">
        <app-soon-list />
        <app-attention-list />
      </div>
      @if (dayKnown()) {
        <app-hour-chart />
      }
    }
    @if (sample().step !== 'arrived' && (firstUse() || dayKnown())) {
      <app-newest-messages />
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 16px;
    }

    .pair {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 16px;
    }

    @media (width >= 1200px) {
      .pair {
        grid-template-columns: minmax(0, 7fr) minmax(0, 5fr);
      }
    }

    h1 {
      font-size: 24px;
      line-height: 34px;
      font-weight: 700;
      letter-spacing: -0.01em;
      overflow-wrap: anywhere;
    }
  `,
})
export class Home {
  private readonly text = injectText();
  private readonly session = inject(SessionStore).current;
  private readonly feed = inject(HomeFeedStore).feed;
  protected readonly sample = inject(SampleStore).run;

  protected readonly greeting = computed(() => {
    const who = this.session();
    return who === null ? this.text('home.greeting.anonymous') : this.text('home.greeting', { name: who.name });
  });

  private readonly day = inject(DayStore).look;
  /** What stands below waits for it, so that nothing that is there already moves. */
  protected readonly dayKnown = computed(() => this.day.value() !== null || this.day.failure() !== null);

  protected readonly firstUse = computed(
    () => this.feed().content?.workflows === 'none' && this.sample().step === 'idle',
  );
}
