import { Component, computed, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { type Job } from '@jeongsi/contract';
import { injectAction } from '../action/action';
import { DialogFrame } from '../confirm/dialog-frame';
import { type Answer } from '../confirm/question';
import { isTooLong, ReasonField } from '../confirm/reason-field';
import { DateField } from '../form/date-field';
import { FieldProblems } from '../form/field-problems';
import { TimeField } from '../form/time-field';
import { injectText } from '../i18n/text';
import { injectDateIn } from '../time/inject-korean-date';
import { JobApi } from './job-api';
import { DAY_FIELD, type MoveDialogData, MoveFields, TIME_FIELD } from './move-fields';

/** Asks for another time and says what that means. */
@Component({
  selector: 'app-move-dialog',
  imports: [DateField, DialogFrame, ReasonField, TimeField],
  providers: [MoveFields, { provide: FieldProblems, useExisting: MoveFields }],
  templateUrl: './move-dialog.html',
  styleUrl: './move-dialog.scss',
})
export class MoveDialog {
  private readonly api = inject(JobApi);
  private readonly data = inject<MoveDialogData>(MAT_DIALOG_DATA);
  private readonly opened = inject<MatDialogRef<MoveDialog, Answer<Job>>>(MatDialogRef);
  private readonly dateIn = injectDateIn();

  protected readonly fields = inject(MoveFields);
  protected readonly dayField = DAY_FIELD;
  protected readonly timeField = TIME_FIELD;
  protected readonly text = injectText();
  protected readonly action = injectAction();
  protected readonly reason = signal('');
  protected readonly tooLong = computed(() => isTooLong(this.reason()));
  protected readonly date = computed(() => this.dateIn()(this.fields.timeZone));
  protected readonly zone = computed(() => this.date().zone(this.data.status.serverNow()));

  protected readonly sentence = computed(() => {
    const at = this.fields.at();
    if (at === null) return '';
    const now = this.data.status.serverNow();
    return this.text('job.move.effect', {
      from: this.date().near(this.fields.from, now),
      to: this.date().full(at),
      relative: this.date().relative(at, now),
    });
  });

  protected async confirm(): Promise<void> {
    this.fields.touchAll();
    const at = this.fields.at();
    if (at === null || this.tooLong()) return;
    const done = await this.action.run((key) =>
      this.api.move(this.data.job, new Date(at).toISOString(), { key, reason: this.reason() }),
    );
    if (done !== null) this.opened.close({ kind: 'done', value: done.value });
  }
}
