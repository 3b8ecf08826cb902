import { Component, computed, inject } from '@angular/core';
import { AUDIENCE_SOURCES, type AudienceSource } from '@jeongsi/contract';
import { LucideClipboardPaste, LucideDatabase, LucideGlobe, type LucideIcon, LucideUpload } from '@lucide/angular';
import { injectText } from '../../i18n/text';
import { BuilderStore } from '../builder-store';
import { OptionCards } from '../../form/option-cards';
import { Section } from '../../form/section';
import { AudienceAside } from './audience-aside';
import { AudienceLook } from './audience-look';
import { FileSource } from './file-source';
import { HttpSource } from './http-source';
import { ListSource } from './list-source';
import { MappingFields } from './mapping-fields';
import { SqlSource } from './sql-source';

const ICONS: Record<AudienceSource, LucideIcon> = {
  list: LucideClipboardPaste,
  file: LucideUpload,
  sql: LucideDatabase,
  http: LucideGlobe,
};

/** Whom: where they come from, and which column is what. */
@Component({
  selector: 'app-audience-step',
  imports: [AudienceAside, FileSource, HttpSource, ListSource, MappingFields, OptionCards, Section, SqlSource],
  template: `
    <div class="fields">
      <app-section name="audience" [heading]="text('builder.audience.title')">
        <app-option-cards
          name="audience.source"
          [legend]="text('builder.source')"
          [options]="sources()"
          [value]="source()"
          (choose)="store.patchAudience({ source: $event })"
        />
        @switch (source()) {
          @case ('list') {
            <app-list-source />
          }
          @case ('file') {
            <app-file-source />
          }
          @case ('sql') {
            <app-sql-source />
          }
          @case ('http') {
            <app-http-source />
          }
        }
      </app-section>
      <app-section name="mapping" [heading]="text('builder.mapping.title')" [lead]="lead()">
        <app-mapping-fields />
      </app-section>
    </div>
    <app-audience-aside />
  `,
  styleUrl: './audience-step.scss',
})
export class AudienceStep {
  private readonly look = inject(AudienceLook);

  protected readonly store = inject(BuilderStore);
  protected readonly text = injectText();
  protected readonly source = computed(() => this.store.draft().audience.source);

  protected readonly lead = computed(() =>
    this.text(this.look.columns().length > 0 ? 'builder.mapping.lead' : 'builder.mapping.leadNone'),
  );

  protected readonly sources = computed(() =>
    AUDIENCE_SOURCES.map((value) => ({
      value,
      icon: ICONS[value],
      label: this.text(`builder.source.${value}`),
      hint: this.text(`builder.source.${value}.hint`),
    })),
  );
}
