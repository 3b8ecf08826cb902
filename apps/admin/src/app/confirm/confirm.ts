import { inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { type ComponentType } from '@angular/cdk/portal';
import { firstValueFrom } from 'rxjs';
import { ConfirmDialog } from './confirm-dialog';
import { type Answer, type Question } from './question';

/** Asks in a dialog. The dialog itself does what was asked, so that a failure shows where the button is. */
@Injectable({ providedIn: 'root' })
export class Confirm {
  private readonly dialog = inject(MatDialog);

  ask<R>(question: Question<R>): Promise<Answer<R>> {
    return this.open<Question<R>, R>(ConfirmDialog, question);
  }

  /** A dialog with fields of its own; it closes with an `Answer`. */
  async open<D, R>(component: ComponentType<unknown>, data: D): Promise<Answer<R>> {
    const opened = this.dialog.open<unknown, D, Answer<R>>(component, {
      data,
      width: '480px',
      maxWidth: 'calc(100vw - 32px)',
      autoFocus: 'dialog',
      ariaLabelledBy: 'dialog-title',
    });
    return (await firstValueFrom(opened.afterClosed())) ?? { kind: 'left' };
  }
}
