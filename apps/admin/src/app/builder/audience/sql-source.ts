import { Component, computed, inject } from '@angular/core';
import { injectText } from '../../i18n/text';
import { BuilderStore } from '../builder-store';
import { Control } from '../../form/control';
import { Field } from '../../form/field';
import { LookButton } from './look-button';
import { SourceConnection } from './source-connection';

/** A question to a database, asked anew at each run. */
@Component({
  selector: 'app-sql-source',
  imports: [Control, Field, LookButton, SourceConnection],
  template: `
    <app-source-connection
      [kinds]="kinds"
      need="required"
      [value]="sql().connectionId"
      (choose)="store.patchAudience({ sql: { connectionId: $event, query: sql().query } })"
    />
    <app-field name="audience.query" [label]="text('builder.query')" [hint]="text('builder.query.hint')">
      <textarea
        app-control
        #query
        class="code"
        rows="6"
        spellcheck="false"
        placeholder="select id, name, phone from customer where active order by id"
        [value]="sql().query"
        (input)="store.patchAudience({ sql: { connectionId: sql().connectionId, query: query.value } })"
      ></textarea>
    </app-field>
    <app-look-button />
  `,
  styleUrl: './source.scss',
})
export class SqlSource {
  protected readonly store = inject(BuilderStore);
  protected readonly text = injectText();
  protected readonly kinds = ['postgres', 'mysql'] as const;
  protected readonly sql = computed(() => this.store.draft().audience.sql);
}
