import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { type Delivery } from '@jeongsi/contract';
import { FailureNote } from '../failure/failure-note';
import { injectLook } from '../http/look';
import { injectText } from '../i18n/text';
import { JobApi } from '../job/job-api';
import { Skeleton } from '../list/skeleton';
import { injectSkeletonShown } from '../list/skeleton-shown';
import { MessageFrame } from '../message/message-frame';

/** What one recipient was sent, or would be, as they see it. */
@Component({
  selector: 'app-message-dialog',
  imports: [FailureNote, MatButton, MessageFrame, Skeleton],
  templateUrl: './message-dialog.html',
  styleUrl: './message-dialog.scss',
})
export class MessageDialog {
  private readonly api = inject(JobApi);
  private readonly opened = inject(MatDialogRef);

  protected readonly text = injectText();
  protected readonly look = injectLook(
    signal(inject<Delivery>(MAT_DIALOG_DATA)),
    (delivery) => this.api.message(delivery),
    0,
  );
  protected readonly skeleton = injectSkeletonShown(this.look.waiting);

  protected close(): void {
    this.opened.close();
  }
}
