import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialogRef } from '@angular/material/dialog';
import { MatProgressBar } from '@angular/material/progress-bar';
import { LucideAlertCircle, LucideFileText, LucideUpload } from '@lucide/angular';
import { SUPPRESSION_SCOPES, type SuppressionImport, type SuppressionScope } from '@jeongsi/contract';
import { injectAction } from '../action/action';
import { DialogFrame } from '../confirm/dialog-frame';
import { type Answer } from '../confirm/question';
import { failureText } from '../failure/failure-text';
import { ChoiceField } from '../form/choice-field';
import { TextField } from '../form/text-field';
import { injectLook } from '../http/look';
import { injectNumber } from '../i18n/inject-number';
import { injectText } from '../i18n/text';
import { type AddressFile, type ImportChoice, SuppressionApi } from './suppression-api';
import { importProblemText } from './import-problem-text';

const TYPING_PAUSE_MS = 400;

/** Many addresses that must not be sent to any more: what is in the file is shown before anything is added. */
@Component({
  selector: 'app-suppression-import-dialog',
  imports: [
    ChoiceField,
    DialogFrame,
    LucideAlertCircle,
    LucideFileText,
    LucideUpload,
    MatButton,
    MatProgressBar,
    TextField,
  ],
  templateUrl: './suppression-import-dialog.html',
  styleUrl: './suppression-import-dialog.scss',
})
export class SuppressionImportDialog {
  private readonly opened = inject<MatDialogRef<SuppressionImportDialog, Answer<SuppressionImport>>>(MatDialogRef);
  private readonly api = inject(SuppressionApi);

  protected readonly text = injectText();
  protected readonly number = injectNumber();
  protected readonly action = injectAction();
  protected readonly scope = signal<SuppressionScope>('advertising');
  protected readonly reason = signal('');
  /** Counted from 1, as the server does; empty: where it finds the most. */
  protected readonly column = signal('');
  protected readonly pasted = signal('');
  protected readonly fileName = signal('');
  private readonly content = signal<AddressFile | null>(null);
  private editions = 0;

  protected readonly scopes = computed(() =>
    SUPPRESSION_SCOPES.map((value) => ({ value, label: this.text(`suppression.scope.${value}`) })),
  );

  private readonly question = computed<{ edition: number; scope: SuppressionScope; column: string } | null>(() => {
    const content = this.content();
    return content && { edition: content.edition, scope: this.scope(), column: this.column() };
  });
  protected readonly look = injectLook(
    this.question,
    () => this.api.previewImport(this.content() ?? NO_FILE, this.choice()),
    TYPING_PAUSE_MS,
  );
  protected readonly found = computed(() => (this.content() === null ? null : this.look.value()));

  protected readonly counts = computed(() => {
    const { added = 0, known = 0, repeated = 0, invalid = 0 } = this.found() ?? {};
    return [
      { key: 'suppression.import.new', n: added },
      { key: 'suppression.import.known', n: known },
      { key: 'suppression.import.repeated', n: repeated },
      { key: 'suppression.import.invalid', n: invalid },
    ] as const;
  });
  protected readonly columns = computed(() => {
    const { columns = [] } = this.found() ?? {};
    const nth = (index: number) => this.text('suppression.import.nth', { n: index + 1 });
    return columns.map((name, index) => ({ value: String(index + 1), label: name || nth(index) }));
  });
  protected readonly chosenColumn = computed(() => this.column() || String(this.found()?.column ?? ''));
  protected readonly header = computed(() => {
    const { header = false, columns = [] } = this.found() ?? {};
    return header ? columns.filter((name) => name !== '').join(', ') : '';
  });
  protected readonly problem = computed(() => {
    const [error] = this.look.errors();
    const failure = this.look.failure();
    if (error !== undefined) return importProblemText(error, this.text);
    return failure === null ? '' : failureText(failure, this.text);
  });
  protected readonly verb = computed(() => {
    const added = this.found()?.added ?? 0;
    return added === 0
      ? this.text('suppression.add.verb')
      : this.text('suppression.import.verb', { n: this.number()(added) });
  });

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.takeFile(event.dataTransfer?.files ?? null);
  }

  protected takeFile(files: FileList | null): void {
    const [file] = files ?? [];
    if (!file) return;
    this.pasted.set('');
    this.take(file, file.name);
  }

  protected takeText(text: string): void {
    this.pasted.set(text);
    this.fileName.set('');
    if (text.trim() === '') this.content.set(null);
    else this.take(new Blob([text], { type: 'text/csv' }), '');
  }

  protected async add(): Promise<void> {
    const content = this.content();
    if (content === null) return;
    const done = await this.action.run((key) => this.api.import(content, this.choice(), key));
    if (done !== null) this.opened.close({ kind: 'done', value: done.value });
  }

  private take(blob: Blob, name: string): void {
    this.column.set('');
    this.fileName.set(name);
    this.editions += 1;
    this.content.set({ blob, name, edition: this.editions });
  }

  private choice(): ImportChoice {
    return { scope: this.scope(), reason: this.reason().trim(), column: this.column() };
  }
}

const NO_FILE: AddressFile = { blob: new Blob(), name: '', edition: 0 };
