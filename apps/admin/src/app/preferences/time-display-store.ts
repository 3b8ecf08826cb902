import { inject, Injectable, signal } from '@angular/core';
import { PreferenceStorage } from './preference-storage';

export const TIME_DISPLAYS = ['halfDays', 'hours24'] as const;
/** `오후 3:00` or `15:00`. */
export type TimeDisplay = (typeof TIME_DISPLAYS)[number];

/** How this browser's reader wants times written. */
@Injectable({ providedIn: 'root' })
export class TimeDisplayStore {
  private readonly storage = inject(PreferenceStorage);
  private readonly chosen = signal<TimeDisplay>(
    this.storage.read('timeDisplay') === 'hours24' ? 'hours24' : 'halfDays',
  );

  readonly current = this.chosen.asReadonly();

  choose(display: TimeDisplay): void {
    this.chosen.set(display);
    this.storage.write('timeDisplay', display);
  }
}
