import { Component, computed, inject } from '@angular/core';
import { injectText } from '../../i18n/text';
import { BuilderStore } from '../builder-store';
import { Control } from '../../form/control';
import { Field } from '../../form/field';
import { type AudienceDraft } from '../model/audience-draft';
import { LookButton } from './look-button';
import { SourceConnection } from './source-connection';

/** JSON from a service, fetched anew at each run. */
@Component({
  selector: 'app-http-source',
  imports: [Control, Field, LookButton, SourceConnection],
  template: `
    <app-source-connection
      [kinds]="kinds"
      need="optional"
      [value]="http().connectionId"
      (choose)="patch({ connectionId: $event })"
    />
    <app-field name="audience.url" [label]="text('builder.url')">
      <input
        app-control
        #url
        type="url"
        autocomplete="off"
        placeholder="https://api.example.com/customers"
        [value]="http().url"
        (input)="patch({ url: url.value })"
      />
    </app-field>
    <div class="pair">
      <app-field
        name="audience.itemsPath"
        [label]="text('builder.itemsPath')"
        [hint]="text('builder.itemsPath.hint')"
        need="optional"
      >
        <input
          app-control
          #items
          class="code"
          type="text"
          autocomplete="off"
          placeholder="data.items"
          [value]="http().itemsPath"
          (input)="patch({ itemsPath: items.value })"
        />
      </app-field>
      <app-field
        name="audience.nextPath"
        [label]="text('builder.nextPath')"
        [hint]="text('builder.nextPath.hint')"
        need="optional"
      >
        <input
          app-control
          #next
          class="code"
          type="text"
          autocomplete="off"
          placeholder="links.next"
          [value]="http().nextPath"
          (input)="patch({ nextPath: next.value })"
        />
      </app-field>
    </div>
    <app-look-button />
  `,
  styleUrl: './source.scss',
})
export class HttpSource {
  private readonly store = inject(BuilderStore);

  protected readonly text = injectText();
  protected readonly kinds = ['http'] as const;
  protected readonly http = computed(() => this.store.draft().audience.http);

  protected patch(change: Partial<AudienceDraft['http']>): void {
    this.store.patchAudience({ http: { ...this.http(), ...change } });
  }
}
