import { Component, computed, inject, signal } from '@angular/core';
import { MatDialogRef } from '@angular/material/dialog';
import { type FieldError, type Suppression, SUPPRESSION_SCOPES, type SuppressionScope } from '@jeongsi/contract';
import { catchError, throwError } from 'rxjs';
import { injectAction } from '../action/action';
import { fieldErrorsOf } from '../http/field-errors';
import { DialogFrame } from '../confirm/dialog-frame';
import { type Answer } from '../confirm/question';
import { ChoiceField } from '../form/choice-field';
import { finding, problemText } from '../form/problem-text';
import { TextField } from '../form/text-field';
import { injectText } from '../i18n/text';
import { SuppressionApi } from './suppression-api';

/** An address that must not be sent to any more. */
@Component({
  selector: 'app-suppression-dialog',
  imports: [ChoiceField, DialogFrame, TextField],
  template: `
    <app-dialog-frame
      [title]="text('suppression.add')"
      [verb]="text('suppression.add.verb')"
      [action]="frameAction()"
      (confirmed)="save()"
    >
      <app-text-field
        placeholder="010-1234-5678"
        [label]="text('suppression.address')"
        [hint]="text('suppression.address.hint')"
        [value]="address()"
        [problem]="problem()"
        (typed)="address.set($event)"
      />
      <app-choice-field
        [label]="text('suppression.scope')"
        [hint]="text('suppression.scope.hint')"
        [options]="scopes()"
        [value]="scope()"
        (choose)="scope.set($event === 'all' ? 'all' : 'advertising')"
      />
      <app-text-field
        need="optional"
        [label]="text('suppression.reason')"
        [value]="reason()"
        (typed)="reason.set($event)"
      />
    </app-dialog-frame>
  `,
})
export class SuppressionDialog {
  private readonly opened = inject<MatDialogRef<SuppressionDialog, Answer<Suppression>>>(MatDialogRef);
  private readonly api = inject(SuppressionApi);

  protected readonly text = injectText();
  protected readonly action = injectAction();
  protected readonly address = signal('');
  protected readonly scope = signal<SuppressionScope>('advertising');
  protected readonly reason = signal('');
  protected readonly scopes = computed(() =>
    SUPPRESSION_SCOPES.map((value) => ({ value, label: this.text(`suppression.scope.${value}`) })),
  );
  private readonly findings = signal<readonly FieldError[]>([]);
  protected readonly problem = computed(() => {
    const [found] = this.findings();
    return found === undefined ? '' : problemText(found, this.text);
  });
  protected readonly frameAction = computed(() =>
    this.findings().length === 0 ? this.action : { ...this.action, failure: signal(null).asReadonly() },
  );

  protected async save(): Promise<void> {
    const [address, reason] = [this.address().trim(), this.reason().trim()];
    this.findings.set(address === '' ? [finding('address', 'REQUIRED')] : []);
    if (address === '') return;
    const input = { address, scope: this.scope(), ...(reason !== '' && { reason }) };
    const done = await this.action.run((key) =>
      this.api.add(input, key).pipe(
        catchError((error: unknown) => {
          this.findings.set(fieldErrorsOf(error));
          return throwError(() => error);
        }),
      ),
    );
    if (done !== null) this.opened.close({ kind: 'done', value: done.value });
  }
}
