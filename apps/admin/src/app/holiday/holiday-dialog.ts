import { Component, computed, inject, signal } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { type FieldError, type Holiday, type HolidayEffect, type HolidayKind } from '@jeongsi/contract';
import { catchError, of, switchMap, throwError, timer } from 'rxjs';
import { injectAction } from '../action/action';
import { fieldErrorsOf } from '../http/field-errors';
import { DialogFrame } from '../confirm/dialog-frame';
import { type Answer } from '../confirm/question';
import { ChoiceField } from '../form/choice-field';
import { finding, problemText } from '../form/problem-text';
import { TextField } from '../form/text-field';
import { injectText } from '../i18n/text';
import { HolidayApi } from './holiday-api';
import { type HolidayMoves } from './holiday-moves';

const TYPING_PAUSE_MS = 300;

export interface HolidayDialogData {
  saved: Holiday | null;
  /** What a day would move, in words. */
  moves: () => HolidayMoves;
}

/** A day off to add or to rename, and what it would move. */
@Component({
  selector: 'app-holiday-dialog',
  imports: [ChoiceField, DialogFrame, TextField],
  template: `
    <app-dialog-frame
      [title]="text(data.saved === null ? 'holiday.add' : 'holiday.change')"
      [verb]="text('form.save')"
      [action]="frameAction()"
      (confirmed)="save()"
    >
      @if (data.saved === null) {
        <app-text-field
          kind="date"
          [label]="text('holiday.date')"
          [value]="date()"
          [problem]="problemOf('date')"
          (typed)="date.set($event)"
        />
      }
      <app-text-field
        [label]="text('connection.field.name')"
        [value]="name()"
        [problem]="problemOf('name')"
        (typed)="name.set($event)"
      />
      <app-text-field
        need="optional"
        [label]="text('holiday.nameEn')"
        [value]="nameEn()"
        [problem]="problemOf('nameEn')"
        (typed)="nameEn.set($event)"
      />
      <app-choice-field
        [label]="text('holiday.kind')"
        [options]="kinds()"
        [value]="kind()"
        (choose)="kind.set($event === 'public' ? 'public' : 'company')"
      />
      <ul aria-live="polite">
        @for (effect of effects(); track $index) {
          <li>{{ effect }}</li>
        }
      </ul>
    </app-dialog-frame>
  `,
  styles: `
    li {
      font-size: 13px;
      line-height: 20px;
      overflow-wrap: anywhere;
    }
  `,
})
export class HolidayDialog {
  protected readonly data = inject<HolidayDialogData>(MAT_DIALOG_DATA);
  private readonly opened = inject<MatDialogRef<HolidayDialog, Answer<HolidayEffect>>>(MatDialogRef);
  private readonly api = inject(HolidayApi);

  protected readonly text = injectText();
  protected readonly action = injectAction();
  protected readonly date = signal('');
  protected readonly name = signal(this.data.saved?.name ?? '');
  protected readonly nameEn = signal(this.data.saved?.nameEn ?? '');
  protected readonly kind = signal<HolidayKind>(this.data.saved?.kind ?? 'company');
  protected readonly kinds = computed(() =>
    (['company', 'public'] as const).map((value) => ({ value, label: this.text(`holiday.kind.${value}`) })),
  );
  private readonly findings = signal<readonly FieldError[]>([]);
  protected readonly frameAction = computed(() =>
    this.findings().length === 0 ? this.action : { ...this.action, failure: signal(null).asReadonly() },
  );

  private readonly preview = toSignal(
    toObservable(this.date).pipe(
      switchMap((date) =>
        /^\d{4}-\d{2}-\d{2}$/.test(date)
          ? timer(TYPING_PAUSE_MS).pipe(
              switchMap(() => this.api.preview({ date, change: 'add' })),
              catchError(() => of(null)),
            )
          : of(null),
      ),
    ),
    { initialValue: null },
  );
  protected readonly effects = computed(() => {
    const found = this.preview();
    return found === null ? [] : this.data.moves()(found);
  });

  protected problemOf(path: string): string {
    const found = this.findings().find((error) => error.path === path);
    return found === undefined ? '' : problemText(found, this.text);
  }

  protected async save(): Promise<void> {
    const { saved } = this.data;
    this.findings.set([
      ...(saved === null && this.date() === '' ? [finding('date', 'REQUIRED')] : []),
      ...(this.name().trim() === '' ? [finding('name', 'REQUIRED')] : []),
    ]);
    if (this.findings().length > 0) return;
    const nameEn = this.nameEn().trim();
    const holiday = { name: this.name().trim(), kind: this.kind(), ...(nameEn !== '' && { nameEn }) };
    const done = await this.action.run((key) =>
      (saved === null
        ? this.api.add({ date: this.date(), ...holiday }, key)
        : this.api.change(saved.date, holiday)
      ).pipe(
        catchError((error: unknown) => {
          this.findings.set(fieldErrorsOf(error));
          return throwError(() => error);
        }),
      ),
    );
    if (done !== null) this.opened.close({ kind: 'done', value: done.value });
  }
}
