import { Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { LucideWifiOff } from '@lucide/angular';
import { fromEvent, map, merge, startWith } from 'rxjs';
import { injectText } from '../i18n/text';
import { SchedulerStatusStore } from '../scheduler/scheduler-status-store';
import { Clock } from '../time/clock';

/**
 * Says once, above every page, that the browser has no network. A server on this very machine answers all the same; then
 * nothing is wrong, and nothing is said.
 */
@Component({
  selector: 'app-offline-notice',
  imports: [LucideWifiOff],
  host: { role: 'status' },
  template: `
    @if (shown()) {
      <p>
        <svg lucideWifiOff size="18" /><span>{{ text('app.offline') }}</span>
      </p>
    }
  `,
  styleUrl: './notice.scss',
})
export class OfflineNotice {
  private readonly clock = inject(Clock);
  private readonly feed = inject(SchedulerStatusStore).feed;

  protected readonly text = injectText();

  /** By the browser's clock; null while there is a network. */
  private readonly since = toSignal(
    merge(fromEvent(window, 'online'), fromEvent(window, 'offline')).pipe(
      startWith(null),
      map(() => (navigator.onLine ? null : this.clock.now())),
    ),
    { requireSync: true },
  );

  protected readonly shown = computed(() => {
    const since = this.since();
    return since !== null && this.feed().answeredAt <= since;
  });
}
