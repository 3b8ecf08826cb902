import { inject, Injectable, signal } from '@angular/core';
import { type Connection, type ConnectionKind } from '@jeongsi/contract';
import { firstValueFrom } from 'rxjs';
import { Notices } from '../action/notices';
import { Confirm } from '../confirm/confirm';
import { failureText } from '../failure/failure-text';
import { injectFailure } from '../failure/inject-failure';
import { injectText } from '../i18n/text';
import { AccountDialog } from './account-dialog';
import { ConnectionApi } from './connection-api';
import { ConnectionDialog, type ConnectionDialogData } from './connection-dialog';
import { connectionProblem } from './connection-state';
import { SampleDialog } from './sample-dialog';

/** What a person does to connections: asks, does, and tells how it went. */
@Injectable()
export class ConnectionDeeds {
  private readonly api = inject(ConnectionApi);
  private readonly confirm = inject(Confirm);
  private readonly notices = inject(Notices);
  private readonly failureOf = injectFailure();
  private readonly text = injectText();
  private readonly underTest = signal<ReadonlySet<string>>(new Set());

  /** The connections that are being tried right now. */
  readonly testing = this.underTest.asReadonly();

  /** `saved` is the one to change; null makes a new one. Answers with what was saved, if that has to be tried yet. */
  async edit(kind: ConnectionKind, saved: Connection | null): Promise<'changed' | 'unchanged' | Connection> {
    const answer = await this.confirm.open<ConnectionDialogData, Connection>(ConnectionDialog, { kind, saved });
    if (answer.kind !== 'done') return answer.kind === 'left' ? 'unchanged' : 'changed';
    this.notices.tell('connection.saved', { name: answer.value.name });
    return answer.value.state === 'untested' ? answer.value : 'changed';
  }

  /** Tries it for real; its state says what was found. */
  async test({ id, name }: Connection): Promise<void> {
    if (this.underTest().has(id)) return;
    this.underTest.update((ids) => new Set([...ids, id]));
    try {
      const { ok, problem } = await firstValueFrom(this.api.test(id));
      if (ok || problem === undefined) this.notices.tell('connection.tested.ok', { name });
      else this.notices.tell('connection.tested.failed', { name, cause: connectionProblem(problem, this.text) });
    } catch (error) {
      this.notices.tell('connection.tested.failed', { name, cause: failureText(this.failureOf(error), this.text) });
    } finally {
      this.underTest.update((ids) => new Set([...ids].filter((each) => each !== id)));
    }
  }

  async remove(connection: Connection): Promise<'changed' | 'unchanged'> {
    const answer = await this.confirm.ask({
      title: this.text('connection.remove.title', { name: connection.name }),
      effects: [this.text('connection.remove.effect'), this.text('connection.remove.after')],
      verb: this.text('form.remove'),
      tone: 'danger',
      act: () => this.api.remove(connection),
    });
    if (answer.kind === 'done') this.notices.tell('connection.removed', { name: connection.name });
    return answer.kind === 'left' ? 'unchanged' : 'changed';
  }

  /** What the provider knows of the account. */
  async account(connection: Connection): Promise<void> {
    await this.confirm.open(AccountDialog, connection);
  }

  /** The first rows that a data source gives. */
  async sample(connection: Connection): Promise<void> {
    await this.confirm.open(SampleDialog, connection);
  }
}
