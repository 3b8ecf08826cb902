import { Component, computed } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatMenuModule } from '@angular/material/menu';
import { LucideDatabase, LucideDynamicIcon, LucideEllipsisVertical, LucidePlus } from '@lucide/angular';
import { injectText } from '../i18n/text';
import { ListFrame } from '../list/list-frame';
import { PageHead } from '../page/page-head';
import { injectMay } from '../session/may';
import { StateChip } from '../state/state-chip';
import { ConnectionDeeds } from './connection-deeds';
import { KIND_LOOKS, SOURCE_KINDS } from './connection-kind';
import { injectConnectionList } from './connection-list';
import { injectConnectionRows } from './connection-rows';

/** Where recipients come from, besides lists and files: databases and services. */
@Component({
  selector: 'app-data-source-page',
  imports: [
    ListFrame,
    LucideDatabase,
    LucideDynamicIcon,
    LucideEllipsisVertical,
    LucidePlus,
    MatButton,
    MatIconButton,
    MatMenuModule,
    PageHead,
    StateChip,
  ],
  providers: [ConnectionDeeds],
  templateUrl: './data-source-page.html',
  styleUrl: './data-source-page.scss',
})
export class DataSourcePage {
  protected readonly text = injectText();
  protected readonly canChange = injectMay('operator');
  protected readonly connections = injectConnectionList(SOURCE_KINDS);
  protected readonly rows = injectConnectionRows(computed(() => this.connections.list.feed().items));
  protected readonly kinds = computed(() =>
    SOURCE_KINDS.map((kind) => ({ kind, icon: KIND_LOOKS[kind].icon, label: this.text(KIND_LOOKS[kind].label) })),
  );
}
