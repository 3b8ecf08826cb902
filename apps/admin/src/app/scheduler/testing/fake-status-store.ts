import { computed, signal, type Provider } from '@angular/core';
import { type Instant } from '../../time/clock';
import { SchedulerStatusStore } from '../scheduler-status-store';
import { NOTHING_KNOWN, type StatusFeed } from '../status-feed';
import { statusLevel } from '../status-level';
import { SERVER_NOW } from './scheduler-status';

/** The status store without a poll: a test says what is known and what time it is. */
export class FakeStatusStore implements Pick<SchedulerStatusStore, keyof SchedulerStatusStore> {
  readonly feed = signal<StatusFeed>(NOTHING_KNOWN);
  readonly serverNow = signal<Instant>(SERVER_NOW);
  readonly level = computed(() => statusLevel(this.feed(), this.serverNow()));
  readonly answeredAt = computed(() => this.feed().answeredAt);
  readonly timeZone = signal('Asia/Seoul');
  refreshes = 0;

  refresh(): void {
    this.refreshes++;
  }
}

export function provideStatusStore(store: FakeStatusStore): Provider {
  return { provide: SchedulerStatusStore, useValue: store };
}
