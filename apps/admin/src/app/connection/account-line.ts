import { Component, inject, input } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { catchError, of, switchMap } from 'rxjs';
import { injectNumber } from '../i18n/inject-number';
import { injectText } from '../i18n/text';
import { ConnectionApi } from './connection-api';

/** What is left on a provider's account, in a line. Nothing when the provider does not tell: its card says why. */
@Component({
  selector: 'app-account-line',
  template: `
    @if (account(); as known) {
      <p>
        @if (known.balance; as balance) {
          <b>{{ text('connection.fact.balance') }}</b>
          {{ text('connection.account.balance', { cash: number()(balance.cash), points: number()(balance.points) }) }} ·
        }
        {{ text('connection.account.holds', { senders: known.senders.length, templates: known.templates.length }) }}
      </p>
    }
  `,
  styles: `
    p {
      font-size: 13px;
      line-height: 20px;
      font-variant-numeric: tabular-nums;
    }

    b {
      font-weight: 600;
    }
  `,
})
export class AccountLine {
  readonly connectionId = input.required<string>();

  private readonly api = inject(ConnectionApi);

  protected readonly text = injectText();
  protected readonly number = injectNumber();
  protected readonly account = toSignal(
    toObservable(this.connectionId).pipe(switchMap((id) => this.api.account(id).pipe(catchError(() => of(null))))),
    { initialValue: null },
  );
}
