import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { type Connection, type ConnectionAccount } from '@jeongsi/contract';
import { firstValueFrom } from 'rxjs';
import { type Failure } from '../failure/failure';
import { FailureNote } from '../failure/failure-note';
import { injectFailure } from '../failure/inject-failure';
import { injectNumber } from '../i18n/inject-number';
import { injectText } from '../i18n/text';
import { Skeleton } from '../list/skeleton';
import { ConnectionApi } from './connection-api';

/** What the provider knows of an account: its balance, its sender numbers and its templates. Only to look at. */
@Component({
  selector: 'app-account-dialog',
  imports: [FailureNote, MatButton, Skeleton],
  templateUrl: './account-dialog.html',
  styleUrl: './account-dialog.scss',
})
export class AccountDialog {
  protected readonly connection = inject<Connection>(MAT_DIALOG_DATA);
  private readonly opened = inject<MatDialogRef<AccountDialog>>(MatDialogRef);
  private readonly api = inject(ConnectionApi);
  private readonly failureOf = injectFailure();

  protected readonly text = injectText();
  protected readonly number = injectNumber();
  protected readonly account = signal<ConnectionAccount | null>(null);
  protected readonly failure = signal<Failure | null>(null);
  protected readonly prices = computed(() => Object.entries(this.account()?.prices ?? {}));

  constructor() {
    void this.load();
  }

  protected async load(): Promise<void> {
    this.failure.set(null);
    try {
      this.account.set(await firstValueFrom(this.api.account(this.connection.id)));
    } catch (error) {
      this.failure.set(this.failureOf(error));
    }
  }

  protected close(): void {
    this.opened.close();
  }
}
