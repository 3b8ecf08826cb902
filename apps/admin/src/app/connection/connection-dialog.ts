import { Component, computed, inject, linkedSignal, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { type Connection, type ConnectionKind, type ConnectionTest, type FieldError } from '@jeongsi/contract';
import { catchError, throwError } from 'rxjs';
import { injectAction } from '../action/action';
import { ActionFailure } from '../action/action-failure';
import { fieldErrorsOf } from '../http/field-errors';
import { DialogFrame } from '../confirm/dialog-frame';
import { type Answer } from '../confirm/question';
import { problemText } from '../form/problem-text';
import { TextField } from '../form/text-field';
import { injectText } from '../i18n/text';
import { ConnectionApi } from './connection-api';
import { ConnectionFieldInput } from './connection-field-input';
import { CONNECTION_FIELDS } from './connection-fields';
import { checkDraft, draftOf, inputOf, type SecretDraft } from './connection-form';
import { KIND_LOOKS } from './connection-kind';
import { TestFound } from './test-found';

export interface ConnectionDialogData {
  kind: ConnectionKind;
  /** The one to change; null for a new one. */
  saved: Connection | null;
}

/** A connection to make or change, with a try before it is saved. */
@Component({
  selector: 'app-connection-dialog',
  imports: [ActionFailure, ConnectionFieldInput, DialogFrame, MatButton, TestFound, TextField],
  templateUrl: './connection-dialog.html',
  styleUrl: './connection-dialog.scss',
})
export class ConnectionDialog {
  protected readonly data = inject<ConnectionDialogData>(MAT_DIALOG_DATA);
  private readonly opened = inject<MatDialogRef<ConnectionDialog, Answer<Connection>>>(MatDialogRef);
  private readonly api = inject(ConnectionApi);

  protected readonly text = injectText();
  protected readonly saving = injectAction();
  protected readonly testing = injectAction();
  protected readonly draft = signal(draftOf(this.data.kind, this.data.saved));
  protected readonly found = signal<ConnectionTest | null>(null);

  private readonly findings = signal<readonly FieldError[]>([]);

  protected readonly title = computed(() =>
    this.data.saved === null
      ? this.text('connection.new', { kind: this.text(KIND_LOOKS[this.data.kind].label) })
      : this.text('connection.change'),
  );

  private readonly all = computed(() =>
    CONNECTION_FIELDS[this.data.kind].map((field) => ({
      ...field,
      path: `${field.part}.${field.name}`,
      label: this.text(field.label),
      hint: field.hint === undefined ? '' : this.text(field.hint),
      options: (field.options ?? []).map(({ value, label }) => ({ value, label: this.text(label) })),
      placeholder: field.placeholder ?? '',
      problem: this.problemOf(`${field.part}.${field.name}`),
      value: this.draft().settings[field.name] ?? '',
      secret: this.draft().secrets[field.name] ?? null,
      typed: typedSecret(this.draft().secrets[field.name]),
      isSet: this.data.saved?.secrets.includes(field.name) ?? false,
    })),
  );
  protected readonly fields = computed(() => ({
    always: this.all().filter(({ only }) => only === undefined),
    advertising: this.all().filter(({ only }) => only === 'advertising'),
  }));
  protected readonly advertisingTitle = computed(() =>
    this.text(`connection.advertising.${this.data.kind === 'smtp' ? 'smtp' : 'solapi'}`),
  );
  /** What only an advertisement needs is folded away until it is filled, or something is wrong with it. */
  protected readonly advertises = linkedSignal<boolean, boolean>({
    source: () => this.fields().advertising.some(({ problem }) => problem !== ''),
    computation: (wrong, before) => wrong || (before?.value ?? this.advertisedBefore()),
  });
  protected readonly nameProblem = computed(() => this.problemOf('name'));

  /** Findings about nothing that has a field here must not be lost. */
  protected readonly otherProblems = computed(() => {
    const shown = ['name', ...this.all().map(({ path }) => path)];
    return this.findings()
      .filter(({ path }) => !shown.includes(path))
      .map((error) => problemText(error, this.text));
  });
  /** A refusal that stands beside its field needs no second telling. */
  protected readonly frameAction = computed(() =>
    this.findings().length === 0 ? this.saving : { ...this.saving, failure: signal(null).asReadonly() },
  );

  private advertisedBefore(): boolean {
    return untracked(() => this.fields().advertising.some(({ value }) => value !== ''));
  }

  protected rename(name: string): void {
    this.draft.update((draft) => ({ ...draft, name }));
    this.forget('name');
  }

  protected setting(name: string, value: string): void {
    this.draft.update((draft) => ({ ...draft, settings: { ...draft.settings, [name]: value } }));
    this.forget(`settings.${name}`);
  }

  protected secret(name: string, secret: SecretDraft): void {
    this.draft.update((draft) => ({ ...draft, secrets: { ...draft.secrets, [name]: secret } }));
    this.forget(`secrets.${name}`);
  }

  protected async test(): Promise<void> {
    this.found.set(null);
    const found = checkDraft(this.data.kind, this.draft()).filter(({ path }) => path !== 'name');
    this.findings.set(found);
    if (found.length > 0) return;
    const input = inputOf(this.data.kind, this.draft());
    const done = await this.testing.run(() =>
      this.api.testUnsaved(input, this.data.saved?.id).pipe(catchError((error: unknown) => this.refused(error))),
    );
    if (done !== null) this.found.set(done.value);
  }

  protected async save(): Promise<void> {
    const found = checkDraft(this.data.kind, this.draft());
    this.findings.set(found);
    if (found.length > 0) return;
    const input = inputOf(this.data.kind, this.draft());
    const { saved } = this.data;
    const done = await this.saving.run((key) =>
      (saved === null ? this.api.create(input, key) : this.api.update(saved, input)).pipe(
        catchError((error: unknown) => this.refused(error)),
      ),
    );
    if (done !== null) this.opened.close({ kind: 'done', value: done.value });
  }

  private refused(error: unknown) {
    this.findings.set(fieldErrorsOf(error));
    return throwError(() => error);
  }

  private forget(path: string): void {
    this.found.set(null);
    this.findings.update((found) => found.filter((error) => error.path !== path));
  }

  private problemOf(path: string): string {
    const found = this.findings().find((error) => error.path === path);
    return found === undefined ? '' : problemText(found, this.text);
  }
}

function typedSecret(secret: SecretDraft | undefined): string {
  return secret?.deed === 'set' ? secret.value : '';
}
