import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { LucidePlus } from '@lucide/angular';
import { injectText } from '../i18n/text';
import { AcknowledgeDeed } from '../job/acknowledge-deed';
import { PageHead } from '../page/page-head';
import { SamplePanel } from '../sample/sample-panel';
import { SampleStore } from '../sample/sample-store';
import { SchedulerStatusStore } from '../scheduler/scheduler-status-store';
import { StatusCard } from '../scheduler/status-card/status-card';
import { injectMay } from '../session/may';
import { SessionStore } from '../session/session-store';
import { injectKoreanDate } from '../time/inject-korean-date';
import { attention } from './attention';
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
  imports: [
    AttentionList,
    FirstUse,
    HourChart,
    LucidePlus,
    MatButton,
    NewestMessages,
    PageHead,
    RouterLink,
    SamplePanel,
    SoonList,
    StatusCard,
  ],
  providers: [AcknowledgeDeed, DayStore, HomeFeedStore, SampleStore],
  template: `
    <app-page-head [heading]="greeting()">
      <ng-container actions>
        @if (canChange() && !firstUse()) {
          <a matButton="filled" routerLink="/workflows/new"
            ><svg lucidePlus matButtonIcon />{{ text('workflow.make') }}</a
          >
        }
      </ng-container>
      <p class="lead number">{{ lead() }}</p>
    </app-page-head>
    <app-status-card />
    @defer (when sample().step !== 'idle') {
      @if (sample().step !== 'idle') {
        <app-sample-panel />
      }
    }
    @defer (on idle) {
      @if (firstUse()) {
        <app-first-use />
      } @else {
        <div class="pair" [class.known]="listsKnown()">
          <app-soon-list />
          <app-attention-list />
        </div>
        @if (listsKnown()) {
          <app-hour-chart />
        }
      }
      @if (sample().step !== 'arrived' && (firstUse() || listsKnown())) {
        <app-newest-messages />
      }
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

    /* One below the other: nothing stands under a list whose length is not known yet, since it would be moved. */
    @media (width < 1200px) {
      .pair:not(.known) app-attention-list {
        display: none;
      }
    }

    @media (width >= 1200px) {
      .pair {
        grid-template-columns: minmax(0, 7fr) minmax(0, 5fr);
      }
    }

    .lead {
      min-height: 22px;
      color: var(--app-muted);
    }
  `,
})
export class Home {
  private readonly date = injectKoreanDate();
  private readonly status = inject(SchedulerStatusStore);
  protected readonly text = injectText();
  protected readonly canChange = injectMay('operator');
  private readonly session = inject(SessionStore).current;
  private readonly lists = inject(HomeFeedStore);
  protected readonly sample = inject(SampleStore).run;

  protected readonly greeting = computed(() => {
    const who = this.session();
    return who === null ? this.text('home.greeting.anonymous') : this.text('home.greeting', { name: who.name });
  });

  private readonly day = inject(DayStore);
  /** What stands below waits for the lists, so that nothing that is there already moves. */
  protected readonly listsKnown = computed(() => {
    const { content, failure } = this.lists.feed();
    const { look } = this.day;
    const known = (content !== null || failure !== null) && (look.value() !== null || look.failure() !== null);
    return known && !this.lists.skeleton() && !this.day.skeleton();
  });

  /** The day, and whether there is something to do. */
  protected readonly lead = computed(() => {
    const { status } = this.status.feed();
    if (status === null) return '';
    const day = this.date().dayOnly(Date.parse(status.serverTime));
    const watched = this.day.look.value();
    if (watched === null || this.firstUse()) return day;
    const found = attention(watched).length;
    return `${day} · ${found === 0 ? this.text('home.lead.fine') : this.text('home.lead.found', { n: found })}`;
  });

  protected readonly firstUse = computed(
    () => this.lists.feed().content?.workflows === 'none' && this.sample().step === 'idle',
  );
}
