import { Component, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { type Delivery, type DeliveryMessage } from '@jeongsi/contract';
import { catchError, map, type Observable, of } from 'rxjs';
import { type Failure } from '../failure/failure';
import { FailureNote } from '../failure/failure-note';
import { injectFailure } from '../failure/inject-failure';
import { injectText } from '../i18n/text';
import { JobApi } from '../job/job-api';
import { MessageFrame } from '../message/message-frame';

type Found = { message: DeliveryMessage } | { failure: Failure };

/** What one recipient was sent, or would be, as they see it. */
@Component({
  selector: 'app-message-dialog',
  imports: [FailureNote, MatButton, MessageFrame],
  template: `
    <h2 id="dialog-title">{{ text('delivery.message') }}</h2>
    @if (message(); as message) {
      @if (message.missing.length > 0) {
        <p class="meta">{{ text('delivery.message.missing', { names: message.missing.join(', ') }) }}</p>
      } @else if (message.problem; as problem) {
        <p class="meta">{{ problem.message }}</p>
      } @else {
        <app-message-frame [sample]="message" [channel]="message.channel" />
      }
    } @else if (failure(); as failure) {
      <app-failure-note [failure]="failure" [title]="text('list.failed')" place="alone" (again)="close()" />
    }
    <footer>
      <button matButton type="button" (click)="close()">{{ text('dialog.leave') }}</button>
    </footer>
  `,
  styleUrl: './message-dialog.scss',
})
export class MessageDialog {
  private readonly opened = inject(MatDialogRef);
  private readonly failureOf = injectFailure();

  protected readonly text = injectText();
  private readonly found = toSignal(this.ask(inject(JobApi).message(inject<Delivery>(MAT_DIALOG_DATA))), {
    initialValue: null,
  });

  protected message(): DeliveryMessage | null {
    const found = this.found();
    return found !== null && 'message' in found ? found.message : null;
  }

  protected failure(): Failure | null {
    const found = this.found();
    return found !== null && 'failure' in found ? found.failure : null;
  }

  protected close(): void {
    this.opened.close();
  }

  private ask(message$: Observable<DeliveryMessage>): Observable<Found> {
    return message$.pipe(
      map((message) => ({ message })),
      catchError((error: unknown) => of({ failure: this.failureOf(error) })),
    );
  }
}
