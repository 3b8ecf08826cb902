import { Component, computed, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { type Job } from '@jeongsi/contract';
import { injectAction } from '../action/action';
import { DialogFrame } from '../confirm/dialog-frame';
import { type Answer } from '../confirm/question';
import { isTooLong, ReasonField } from '../confirm/reason-field';
import { injectText } from '../i18n/text';
import { type SchedulerStatusStore } from '../scheduler/scheduler-status-store';
import { instantOfWall, wallFields } from '../time/instant-of-wall';
import { injectDateIn } from '../time/inject-korean-date';
import { JobApi } from './job-api';

/** What a dialog that opens beside the page cannot inject: it is handed in. */
export interface MoveDialogData {
  job: Job;
  status: SchedulerStatusStore;
}

/** Asks for another time and says what that means. */
@Component({
  selector: 'app-move-dialog',
  imports: [DialogFrame, ReasonField],
  templateUrl: './move-dialog.html',
  styleUrl: './move-dialog.scss',
})
export class MoveDialog {
  private readonly api = inject(JobApi);
  private readonly data = inject<MoveDialogData>(MAT_DIALOG_DATA);
  private readonly opened = inject<MatDialogRef<MoveDialog, Answer<Job>>>(MatDialogRef);
  private readonly dateIn = injectDateIn();
  private readonly timeZone = this.data.status.timeZone();
  private readonly fields = wallFields(Date.parse(this.data.job.scheduledTime), this.timeZone);

  protected readonly text = injectText();
  protected readonly action = injectAction();
  protected readonly day = signal(this.fields.date);
  protected readonly time = signal(this.fields.time);
  protected readonly reason = signal('');
  protected readonly date = computed(() => this.dateIn()(this.timeZone));
  protected readonly zone = computed(() => this.date().zone(this.data.status.serverNow()));

  private readonly at = computed(() => instantOfWall(this.day(), this.time(), this.timeZone));
  protected readonly problem = computed(() => {
    const at = this.at();
    if (at === null) return this.text('job.move.incomplete');
    if (at <= this.data.status.serverNow()) return this.text('failure.past');
    return this.day() === this.fields.date && this.time() === this.fields.time ? this.text('job.move.same') : '';
  });
  protected readonly blocked = computed(() => this.problem() !== '' || isTooLong(this.reason()));
  protected readonly sentence = computed(() => {
    const at = this.at();
    if (at === null || this.problem() !== '') return '';
    const now = this.data.status.serverNow();
    return this.text('job.move.effect', {
      from: this.date().near(Date.parse(this.data.job.scheduledTime), now),
      to: this.date().full(at),
      relative: this.date().relative(at, now),
    });
  });

  protected async confirm(): Promise<void> {
    const at = this.at();
    if (at === null || this.blocked()) return;
    const done = await this.action.run((key) =>
      this.api.move(this.data.job, new Date(at).toISOString(), { key, reason: this.reason() }),
    );
    if (done !== null) this.opened.close({ kind: 'done', value: done.value });
  }
}
