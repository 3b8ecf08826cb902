import { LiveAnnouncer } from '@angular/cdk/a11y';
import { effect, inject, Injectable } from '@angular/core';
import { injectText, type Text } from '../i18n/text';
import { announcement, type Announcement, NOTHING_SAID } from './announcement';
import { SchedulerStatusStore } from './scheduler-status-store';

/** Tells screen readers, through the one live region of the page, what the card shows to the others by colour. */
@Injectable()
export class StatusAnnouncer {
  private readonly store = inject(SchedulerStatusStore);
  private readonly live = inject(LiveAnnouncer);
  private readonly text = injectText();
  private memory = NOTHING_SAID;

  constructor() {
    effect(() => {
      const feed = this.store.feed();
      const { memory, said } = announcement(this.memory, {
        level: this.store.level(),
        failedJobs: feed.status?.failedJobs ?? 0,
        misses: feed.misses,
        now: this.store.serverNow(),
      });
      this.memory = memory;
      if (said !== null) void this.live.announce(sentence(said, this.text), said.politeness);
    });
  }
}

function sentence(said: Announcement, text: Text): string {
  if (said.kind === 'failedMore') return text('announce.failedMore', { n: said.more, total: said.total });
  return text(`announce.${said.kind}`);
}
