import { Clipboard } from '@angular/cdk/clipboard';
import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialogRef } from '@angular/material/dialog';
import { type CreatedAccessKey, type FieldError, type Role, ROLES } from '@jeongsi/contract';
import { catchError, throwError } from 'rxjs';
import { injectAction } from '../action/action';
import { fieldErrorsOf } from '../http/field-errors';
import { DialogFrame } from '../confirm/dialog-frame';
import { type Answer } from '../confirm/question';
import { ChoiceField } from '../form/choice-field';
import { finding, problemText } from '../form/problem-text';
import { TextField } from '../form/text-field';
import { injectText } from '../i18n/text';
import { AccessKeyApi } from './access-key-api';

/** A new key: its name, what it may do, and then, this once, the key itself. */
@Component({
  selector: 'app-access-key-dialog',
  imports: [ChoiceField, DialogFrame, MatButton, TextField],
  templateUrl: './access-key-dialog.html',
  styleUrl: './access-key-dialog.scss',
})
export class AccessKeyDialog {
  private readonly opened = inject<MatDialogRef<AccessKeyDialog, Answer<never>>>(MatDialogRef);
  private readonly api = inject(AccessKeyApi);
  private readonly clipboard = inject(Clipboard);

  protected readonly text = injectText();
  protected readonly action = injectAction();
  protected readonly name = signal('');
  protected readonly role = signal<Role>('operator');
  protected readonly made = signal<CreatedAccessKey | null>(null);
  protected readonly copied = signal(false);
  protected readonly roles = computed(() => ROLES.map((value) => ({ value, label: this.text(`role.${value}`) })));
  protected readonly may = computed(() => this.text(`role.${this.role()}.may`));
  private readonly findings = signal<readonly FieldError[]>([]);
  protected readonly problem = computed(() => {
    const [found] = this.findings();
    return found === undefined ? '' : problemText(found, this.text);
  });
  protected readonly frameAction = computed(() =>
    this.findings().length === 0 ? this.action : { ...this.action, failure: signal(null).asReadonly() },
  );

  protected choose(role: string): void {
    this.role.set(ROLES.find((each) => each === role) ?? 'viewer');
  }

  protected async save(): Promise<void> {
    if (this.made() !== null) return this.opened.close({ kind: 'left' });
    const name = this.name().trim();
    this.findings.set(name === '' ? [finding('name', 'REQUIRED')] : []);
    if (name === '') return;
    const done = await this.action.run((key) =>
      this.api.create({ name, role: this.role() }, key).pipe(
        catchError((error: unknown) => {
          this.findings.set(fieldErrorsOf(error));
          return throwError(() => error);
        }),
      ),
    );
    if (done === null) return;
    this.made.set(done.value);
    // A click beside the dialog must not lose what nobody can see again.
    this.opened.disableClose = true;
  }

  protected copy(key: string): void {
    this.copied.set(this.clipboard.copy(key));
  }
}
