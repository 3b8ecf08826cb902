import { Component, computed, inject } from '@angular/core';
import { injectNumber } from '../../i18n/inject-number';
import { injectText } from '../../i18n/text';
import { BuilderStore } from '../builder-store';
import { Control } from '../../form/control';
import { Field } from '../../form/field';
import { listRows } from '../model/audience-draft';

/** A table pasted from a spreadsheet, or typed. */
@Component({
  selector: 'app-list-source',
  imports: [Control, Field],
  template: `
    <app-field name="audience.rows" [label]="text('builder.list')" [hint]="hint()">
      <textarea
        app-control
        #table
        rows="8"
        spellcheck="false"
        wrap="off"
        [placeholder]="text('builder.list.example')"
        [value]="list().text"
        (input)="store.patchAudience({ list: { text: table.value, kept: null } })"
      ></textarea>
    </app-field>
  `,
})
export class ListSource {
  private readonly number = injectNumber();

  protected readonly store = inject(BuilderStore);
  protected readonly text = injectText();
  protected readonly list = computed(() => this.store.draft().audience.list);

  protected readonly hint = computed(() => {
    const rows = listRows(this.list()).length;
    return rows === 0 ? this.text('builder.list.hint') : this.text('builder.list.read', { n: this.number()(rows) });
  });
}
