import { Component, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialogRef } from '@angular/material/dialog';
import { type Action } from '../action/action';
import { ActionFailure } from '../action/action-failure';
import { injectText } from '../i18n/text';
import { type Answer } from './question';

/** The title, the failure and the buttons of every dialog that does something; what it asks is its content. */
@Component({
  selector: 'app-dialog-frame',
  imports: [ActionFailure, MatButton],
  template: `
    <form (submit)="$event.preventDefault(); confirmed.emit()" novalidate>
      <h2 id="dialog-title">{{ title() }}</h2>
      <div class="content"><ng-content /></div>
      <footer>
        <app-action-failure [failure]="action().failure()" (reload)="close({ kind: 'reload' })" />
        <button matButton type="button" (click)="close({ kind: 'left' })">{{ text('dialog.leave') }}</button>
        <button
          matButton="filled"
          type="submit"
          [class.danger]="tone() === 'danger'"
          [disabled]="action().busy() || blocked()"
          disabledInteractive
        >
          {{ action().busy() ? text('dialog.working') : verb() }}
        </button>
      </footer>
    </form>
  `,
  styleUrl: './dialog-frame.scss',
})
export class DialogFrame {
  readonly title = input.required<string>();
  readonly verb = input.required<string>();
  readonly tone = input<'plain' | 'danger'>('plain');
  readonly action = input.required<Action>();
  /** Whether something is missing before the button may do its work. */
  readonly blocked = input(false);

  readonly confirmed = output();

  private readonly opened = inject<MatDialogRef<unknown, Answer<never>>>(MatDialogRef);

  protected readonly text = injectText();

  protected close(answer: Answer<never>): void {
    this.opened.close(answer);
  }
}
