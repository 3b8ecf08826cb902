import { Component, computed, effect, inject, untracked } from '@angular/core';
import { injectText } from '../../i18n/text';
import { BuilderStore } from '../builder-store';
import { Control } from '../../form/control';
import { Field } from '../../form/field';
import { MAPPING_ROLES, type MappingRole } from '../model/audience-draft';
import { guessMapping } from '../model/guess-mapping';
import { AudienceLook } from './audience-look';

/** Which column is what; guessed once the columns are known, and never over somebody's choice. */
@Component({
  selector: 'app-mapping-fields',
  imports: [Control, Field],
  template: `
    @for (field of fields(); track field.role) {
      <app-field
        [name]="'audience.mapping.' + field.role"
        [label]="field.label"
        [hint]="field.hint"
        [need]="field.need"
      >
        <select app-control #column (change)="choose(field.role, column.value)">
          <option value="" [selected]="field.value === ''">
            {{ text(field.need === 'required' ? 'builder.choose' : 'builder.mapping.none') }}
          </option>
          @for (name of field.options; track name) {
            <option [value]="name" [selected]="field.value === name">{{ name }}</option>
          }
        </select>
      </app-field>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(220px, 100%), 1fr));
      gap: 20px 16px;
    }
  `,
})
export class MappingFields {
  private readonly store = inject(BuilderStore);
  private readonly look = inject(AudienceLook);

  protected readonly text = injectText();

  protected readonly fields = computed(() => {
    const { audience, purpose, message } = this.store.draft();
    const advertising = purpose === 'advertising';
    return this.roles().map((role) => {
      const value = audience.mapping[role];
      const columns = this.look.columns();
      return {
        role,
        value,
        label:
          role === 'address'
            ? this.text(`builder.mapping.address.${message.channel}`)
            : this.text(`builder.mapping.${role}`),
        hint: role === 'address' ? '' : this.text(`builder.mapping.${role}.hint`),
        need:
          role === 'address' || (role === 'adConsent' && advertising) ? ('required' as const) : ('optional' as const),
        options: value !== '' && !columns.includes(value) ? [...columns, value] : columns,
      };
    });
  });

  /** Consent is for advertisements, and the night is quiet for those to a phone; a column chosen earlier stays in view. */
  private readonly roles = computed(() => {
    const { audience, purpose, message } = this.store.draft();
    const asked = (role: MappingRole) =>
      purpose === 'advertising' && (role !== 'nightConsent' || message.channel === 'sms');
    return MAPPING_ROLES.filter((role) => !role.endsWith('Consent') || asked(role) || audience.mapping[role] !== '');
  });

  constructor() {
    effect(() => {
      const columns = this.look.columns();
      if (columns.length > 0) untracked(() => this.guess(columns));
    });
  }

  protected choose(role: MappingRole, column: string): void {
    this.store.patchAudience({ mapping: { ...this.store.draft().audience.mapping, [role]: column } });
  }

  /** Other columns, another guess: what was chosen stays as long as it is there. */
  private guess(columns: readonly string[]): void {
    const { audience, message, purpose } = this.store.draft();
    const { mapping } = audience;
    if (columns.includes(mapping.address)) return;
    const guessed = guessMapping(columns, this.look.rows(), message.channel);
    if (guessed.address === '') return;
    const kept = (role: MappingRole) => (columns.includes(mapping[role]) ? mapping[role] : guessed[role]);
    const advertising = purpose === 'advertising';
    this.store.patchAudience({
      mapping: {
        address: guessed.address,
        name: kept('name'),
        key: kept('key'),
        adConsent: advertising ? kept('adConsent') : mapping.adConsent,
        nightConsent: advertising && message.channel === 'sms' ? kept('nightConsent') : mapping.nightConsent,
      },
    });
  }
}
