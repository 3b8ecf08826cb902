import { computed, inject, type Signal } from '@angular/core';
import { SchedulerStatusStore } from '../../scheduler/scheduler-status-store';
import { wallTime } from '../../time/wall-time';
import { BuilderStore } from '../builder-store';

const DAY_MS = 86_400_000;

/** The date so many days from today in the schedule's zone, as `YYYY-MM-DD`. Needs an injection context. */
export function injectNearDay(): Signal<(days: number) => string> {
  const store = inject(BuilderStore);
  const status = inject(SchedulerStatusStore);
  return computed(() => {
    const zone = store.draft().schedule.timeZone || status.timeZone();
    return (days: number) => {
      const { dayNumber } = wallTime(status.serverNow(), isZone(zone) ? zone : status.timeZone());
      return new Date((dayNumber + days) * DAY_MS).toISOString().slice(0, 10);
    };
  });
}

/** Whether this browser knows the zone; what the server knows is for the server to say. */
export function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
