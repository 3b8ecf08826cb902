import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { injectText } from '../../i18n/text';
import { BuilderStore } from '../builder-store';
import { Connections } from '../connections';
import { Control } from '../../form/control';
import { Field } from '../../form/field';
import { type AccountKind, needsAccount } from '../model/channel-account';

/** Which account the messages leave by. */
@Component({
  selector: 'app-account-field',
  imports: [Control, Field, RouterLink],
  template: `
    <app-field
      name="message.connectionId"
      [label]="text('builder.account')"
      [hint]="hint()"
      [need]="needed() ? 'required' : 'optional'"
    >
      <select app-control #account (change)="choose(account.value)">
        <option value="" [selected]="chosen() === ''">
          {{ text(needed() ? 'builder.choose' : 'builder.account.server') }}
        </option>
        @for (connection of options(); track connection.id) {
          <option [value]="connection.id" [selected]="chosen() === connection.id">{{ connection.label }}</option>
        }
      </select>
    </app-field>
    @if (none()) {
      <p class="none">
        {{ text('builder.account.none') }} <a routerLink="/channels">{{ text('builder.account.add') }}</a>
      </p>
    }
  `,
  styleUrl: './account-field.scss',
})
export class AccountField {
  readonly kind = input.required<AccountKind>();

  private readonly store = inject(BuilderStore);
  private readonly connections = inject(Connections);

  protected readonly text = injectText();
  protected readonly chosen = computed(() => this.store.draft().message.connections[this.kind()]);
  protected readonly needed = computed(() => needsAccount(this.store.draft().message.channel));
  protected readonly none = computed(() => this.needed() && this.connections.of(this.kind())?.length === 0);
  protected readonly hint = computed(() => (this.needed() ? '' : this.text('builder.account.hint')));

  protected readonly options = computed(() => {
    const known = this.connections.of(this.kind()) ?? [];
    const options = known.map(({ id, name, state }) => ({
      id,
      label: state === 'broken' ? this.text('builder.account.broken', { name }) : name,
    }));
    // One that is gone, or not loaded yet, stays chosen until somebody chooses another.
    const chosen = this.chosen();
    const missing = chosen !== '' && !options.some(({ id }) => id === chosen);
    return missing ? [...options, { id: chosen, label: this.text('builder.account.unknown') }] : options;
  });

  protected choose(id: string): void {
    const { connections } = this.store.draft().message;
    this.store.patchMessage({ connections: { ...connections, [this.kind()]: id } });
  }
}
