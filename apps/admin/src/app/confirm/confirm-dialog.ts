import { Component, computed, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { LucideAlertCircle } from '@lucide/angular';
import { injectAction } from '../action/action';
import { TextField } from '../form/text-field';
import { LanguageStore } from '../i18n/language-store';
import { injectText } from '../i18n/text';
import { DialogFrame } from './dialog-frame';
import { type Answer, type Question, typedRight, wordToType } from './question';
import { isTooLong, ReasonField } from './reason-field';

/** Says what will happen and does it. */
@Component({
  selector: 'app-confirm-dialog',
  imports: [DialogFrame, LucideAlertCircle, ReasonField, TextField],
  templateUrl: './confirm-dialog.html',
  styleUrl: './confirm-dialog.scss',
})
export class ConfirmDialog {
  protected readonly question = inject<Question<unknown>>(MAT_DIALOG_DATA);
  private readonly opened = inject<MatDialogRef<ConfirmDialog, Answer<unknown>>>(MatDialogRef);
  private readonly language = inject(LanguageStore).current;

  protected readonly text = injectText();
  protected readonly action = injectAction();
  protected readonly chosen = signal(this.question.choice?.preset ?? '');
  /** Whether the button was pressed before anything was chosen. */
  protected readonly unchosen = signal(false);
  protected readonly typed = signal('');
  protected readonly reason = signal('');
  protected readonly wanted = wordToType(this.question.recipients);
  protected readonly wantedShown = computed(() => new Intl.NumberFormat(this.language()).format(Number(this.wanted)));
  protected readonly blocked = computed(() => !typedRight(this.typed(), this.wanted) || isTooLong(this.reason()));

  protected choose(value: string): void {
    this.chosen.set(value);
    this.unchosen.set(false);
  }

  protected async confirm(): Promise<void> {
    if (this.blocked()) return;
    this.unchosen.set(this.question.choice !== undefined && this.chosen() === '');
    if (this.unchosen()) return;
    const done = await this.action.run((key) =>
      this.question.act({ key, chosen: this.chosen(), reason: this.reason() }),
    );
    if (done !== null) this.opened.close({ kind: 'done', value: done.value });
  }
}
