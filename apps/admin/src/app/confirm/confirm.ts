import { DOCUMENT } from '@angular/common';
import { inject, Injectable, Injector } from '@angular/core';
import { type ComponentType } from '@angular/cdk/portal';
import { firstValueFrom } from 'rxjs';
import { keepFocus } from './keep-focus';
import { type Answer, type Question } from './question';

/** Asks in a dialog. The dialog itself does what was asked, so that a failure shows where the button is. */
@Injectable({ providedIn: 'root' })
export class Confirm {
  private readonly injector = inject(Injector);
  private readonly document = inject(DOCUMENT);
  /** Whether a dialog is on its way: two clicks meanwhile are one question. */
  private fetching = false;

  /** What dialogs are made of is fetched with the first question: a first visit asks none. */
  async ask<R>(question: Question<R>): Promise<Answer<R>> {
    const found = await this.fetch(() => import('./confirm-dialog'));
    return found === null ? { kind: 'left' } : this.open<Question<R>, R>(found.ConfirmDialog, question);
  }

  /** A dialog with fields of its own; it closes with an `Answer`. */
  async open<D, R>(component: ComponentType<unknown>, data: D): Promise<Answer<R>> {
    const found = await this.fetch(() => import('@angular/material/dialog'));
    if (found === null) return { kind: 'left' };
    const opened = this.injector.get(found.MatDialog).open<unknown, D, Answer<R>>(component, {
      data,
      width: '480px',
      maxWidth: 'calc(100vw - 32px)',
      autoFocus: 'dialog',
      ariaLabelledBy: 'dialog-title',
    });
    const answer = (await firstValueFrom(opened.afterClosed())) ?? { kind: 'left' };
    if (answer.kind !== 'left') keepFocus(this.document);
    return answer;
  }

  /** Null while something else is being fetched. */
  private async fetch<T>(load: () => Promise<T>): Promise<T | null> {
    if (this.fetching) return null;
    this.fetching = true;
    try {
      return await load();
    } finally {
      this.fetching = false;
    }
  }
}
