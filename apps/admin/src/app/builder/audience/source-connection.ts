import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type ConnectionKind } from '@jeongsi/contract';
import { injectText } from '../../i18n/text';
import { Connections } from '../connections';
import { Control } from '../../form/control';
import { Field } from '../../form/field';

/** Which data source the recipients come from. */
@Component({
  selector: 'app-source-connection',
  imports: [Control, Field, RouterLink],
  template: `
    <app-field name="audience.connectionId" [label]="text('builder.dataSource')" [need]="need()">
      <select app-control #connection (change)="choose.emit(connection.value)">
        <option value="" [selected]="value() === ''">
          {{ text(need() === 'required' ? 'builder.choose' : 'builder.dataSource.none') }}
        </option>
        @for (option of options(); track option.id) {
          <option [value]="option.id" [selected]="value() === option.id">{{ option.label }}</option>
        }
      </select>
    </app-field>
    @if (none()) {
      <p>
        {{ text('builder.dataSource.empty') }} <a routerLink="/data-sources">{{ text('builder.dataSource.add') }}</a>
      </p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
      max-width: 480px;
    }

    p {
      color: var(--app-muted);
      font-size: 13px;
      line-height: 20px;
    }
  `,
})
export class SourceConnection {
  readonly kinds = input.required<readonly ConnectionKind[]>();
  readonly value = input.required<string>();
  readonly need = input.required<'required' | 'optional'>();

  readonly choose = output<string>();

  private readonly connections = inject(Connections);

  protected readonly text = injectText();
  protected readonly none = computed(
    () => this.need() === 'required' && this.connections.of(...this.kinds())?.length === 0,
  );

  protected readonly options = computed(() => {
    const known = this.connections.of(...this.kinds()) ?? [];
    const options = known.map(({ id, name, state }) => ({
      id,
      label: state === 'broken' ? this.text('builder.account.broken', { name }) : name,
    }));
    const chosen = this.value();
    const missing = chosen !== '' && !options.some(({ id }) => id === chosen);
    return missing ? [...options, { id: chosen, label: this.text('builder.account.unknown') }] : options;
  });
}
