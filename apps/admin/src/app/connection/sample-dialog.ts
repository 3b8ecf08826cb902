import { Component, computed, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';
import { type AudiencePreview, type AudiencePreviewRequest, type Connection, type FieldError } from '@jeongsi/contract';
import { catchError, throwError } from 'rxjs';
import { injectAction } from '../action/action';
import { fieldErrorsOf } from '../http/field-errors';
import { DialogFrame } from '../confirm/dialog-frame';
import { finding, problemText } from '../form/problem-text';
import { TextField } from '../form/text-field';
import { injectText } from '../i18n/text';
import { ConnectionApi } from './connection-api';

const ROWS_SHOWN = 10;
/** The server wants an address column before it reads; this one is in no source. */
const NO_COLUMN = '(none)';

/** Asks a data source for its first rows, with a query or an address to type. Reads only. */
@Component({
  selector: 'app-sample-dialog',
  imports: [DialogFrame, TextField],
  templateUrl: './sample-dialog.html',
  styleUrl: './sample-dialog.scss',
})
export class SampleDialog {
  protected readonly connection = inject<Connection>(MAT_DIALOG_DATA);
  private readonly api = inject(ConnectionApi);

  protected readonly text = injectText();
  protected readonly action = injectAction();
  protected readonly isDatabase = this.connection.kind !== 'http';
  protected readonly question = signal(this.isDatabase ? 'SELECT * FROM ' : String(this.connection.settings['origin']));
  protected readonly itemsPath = signal('');
  protected readonly preview = signal<AudiencePreview | null>(null);
  protected readonly rows = computed(() => (this.preview()?.rows ?? []).slice(0, ROWS_SHOWN));

  private readonly findings = signal<readonly FieldError[]>([]);
  protected readonly problem = computed(() => {
    const [found] = this.findings();
    return found === undefined ? '' : problemText(found, this.text);
  });
  protected readonly frameAction = computed(() =>
    this.findings().length === 0 ? this.action : { ...this.action, failure: signal(null).asReadonly() },
  );

  protected ask(typed: string): void {
    this.question.set(typed);
    this.findings.set([]);
  }

  protected async look(): Promise<void> {
    this.preview.set(null);
    this.findings.set(this.question().trim() === '' ? [finding('query', 'REQUIRED')] : []);
    if (this.findings().length > 0) return;
    const done = await this.action.run(() =>
      this.api.sample(this.audience()).pipe(
        catchError((error: unknown) => {
          this.findings.set(fieldErrorsOf(error));
          return throwError(() => error);
        }),
      ),
    );
    if (done !== null) this.preview.set(done.value);
  }

  private audience(): AudiencePreviewRequest['audience'] {
    const mapping = { address: NO_COLUMN };
    const { id: connectionId } = this.connection;
    if (this.isDatabase) return { source: 'sql', mapping, connectionId, query: this.question() };
    const itemsPath = this.itemsPath().trim();
    const url = this.question().trim();
    return { source: 'http', mapping, connectionId, url, ...(itemsPath !== '' && { itemsPath }) };
  }
}
