import { Component, computed, inject } from '@angular/core';
import { FailureNote } from '../../failure/failure-note';
import { injectText } from '../../i18n/text';
import { BuilderStore } from '../builder-store';
import { Connections } from '../connections';
import { Control } from '../../form/control';
import { Field } from '../../form/field';

/** Who the message comes from: a registered number to pick, or an address to type. */
@Component({
  selector: 'app-sender-field',
  imports: [Control, FailureNote, Field],
  template: `
    @if (message().channel === 'sms') {
      @if (connections.account.failure(); as failure) {
        <app-failure-note
          [failure]="failure"
          [title]="text('list.failed')"
          place="above"
          (again)="connections.account.again()"
        />
      }
      <app-field
        name="message.from"
        [label]="text('builder.sender.number')"
        [hint]="text('builder.sender.number.hint')"
      >
        <select app-control #number (change)="store.patchMessage({ sms: { from: number.value } })">
          <option value="" [selected]="message().sms.from === ''">
            {{ text(connections.account.waiting() ? 'list.loading' : 'builder.choose') }}
          </option>
          @for (sender of senders(); track sender.number) {
            <option [value]="sender.number" [selected]="sender.chosen">
              {{ sender.label }}
            </option>
          }
        </select>
      </app-field>
    } @else {
      <app-field
        name="message.from"
        [label]="text('builder.sender.email')"
        [hint]="text('builder.sender.email.hint')"
        need="optional"
      >
        <input
          app-control
          #address
          type="text"
          autocomplete="off"
          placeholder="Jeongsi <notice@example.com>"
          [value]="message().email.from"
          (input)="store.patchMessage({ email: { from: address.value, html: message().email.html } })"
        />
      </app-field>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 480px);
    }
  `,
})
export class SenderField {
  protected readonly store = inject(BuilderStore);
  protected readonly connections = inject(Connections);
  protected readonly text = injectText();
  protected readonly message = computed(() => this.store.draft().message);

  protected readonly senders = computed(() => {
    const known = this.connections.account.value()?.senders ?? [];
    const { from } = this.message().sms;
    const options = known.map(({ number, name }) => ({
      number,
      label: name ? `${number} · ${name}` : number,
      chosen: digits(number) === digits(from),
    }));
    // One that is not registered any more, or not loaded yet, stays chosen until somebody chooses another.
    const missing = from !== '' && !options.some(({ chosen }) => chosen);
    return missing ? [...options, { number: from, label: from, chosen: true }] : options;
  });
}

/** Registered numbers come in digits only, saved ones as somebody wrote them. */
function digits(number: string): string {
  return number.replaceAll(/\D/g, '');
}
