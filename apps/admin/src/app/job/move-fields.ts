import { computed, inject, Injectable, signal } from '@angular/core';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';
import { type Job } from '@jeongsi/contract';
import { FieldProblems } from '../form/field-problems';
import { readDate } from '../form/typed-date';
import { readTime } from '../form/typed-time';
import { injectText, type TextKey } from '../i18n/text';
import { type SchedulerStatusStore } from '../scheduler/scheduler-status-store';
import { instantOfWall, wallFields } from '../time/instant-of-wall';
import { movedTo } from './moved-to';

/** What a dialog that opens beside the page cannot inject: it is handed in. */
export interface MoveDialogData {
  job: Job;
  status: SchedulerStatusStore;
}

export const DAY_FIELD = 'job.move.day';
export const TIME_FIELD = 'job.move.time';

/** The date and the time that a job is moved to, as typed, and what is wrong with them once somebody was there. */
@Injectable()
export class MoveFields extends FieldProblems {
  private readonly data = inject<MoveDialogData>(MAT_DIALOG_DATA);
  private readonly text = injectText();
  private readonly touched = signal<ReadonlySet<string>>(new Set());

  readonly timeZone = this.data.status.timeZone();
  readonly from = Date.parse(this.data.job.scheduledTime);
  private readonly before = wallFields(this.from, this.timeZone);

  readonly day = signal(this.before.date);
  readonly time = signal(this.before.time);

  private readonly found = computed(() => {
    const [day, time] = [readDate(this.day()), readTime(this.time())];
    return movedTo({ day, time }, { ...this.before, now: this.data.status.serverNow() }, (date, clock) =>
      instantOfWall(date, clock, this.timeZone),
    );
  });
  /** Null while something is wrong. */
  readonly at = computed(() => {
    const found = this.found();
    return 'at' in found ? found.at : null;
  });

  override of(field: string): string {
    const found = this.found();
    if ('at' in found || !this.touched().has(field)) return '';
    const code: TextKey | undefined = field === DAY_FIELD ? found.day : found.time;
    return code === undefined ? '' : this.text(code);
  }

  override touch(field: string): void {
    // That nothing was changed is told to who presses the button, not to who looks around.
    const changed = this.day() !== this.before.date || this.time() !== this.before.time;
    if (changed) this.touched.update((fields) => new Set([...fields, field]));
  }

  touchAll(): void {
    this.touched.set(new Set([DAY_FIELD, TIME_FIELD]));
  }
}
