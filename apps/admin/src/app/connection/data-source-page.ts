import { Component, computed } from '@angular/core';
import { LucideDatabase } from '@lucide/angular';
import { injectText } from '../i18n/text';
import { ListFrame } from '../list/list-frame';
import { PageHead } from '../page/page-head';
import { injectMay } from '../session/may';
import { RoleNote } from '../session/role-note';
import { StateChip } from '../state/state-chip';
import { ConnectionAdd } from './connection-add';
import { ConnectionDeeds } from './connection-deeds';
import { SOURCE_KINDS } from './connection-kind';
import { injectConnectionList } from './connection-list';
import { ConnectionMenu } from './connection-menu';
import { injectConnectionRows } from './connection-rows';

/** Where recipients come from, besides lists and files: databases and services. */
@Component({
  selector: 'app-data-source-page',
  imports: [ConnectionAdd, ConnectionMenu, ListFrame, LucideDatabase, PageHead, RoleNote, StateChip],
  providers: [ConnectionDeeds],
  templateUrl: './data-source-page.html',
  styleUrl: './data-source-page.scss',
})
export class DataSourcePage {
  protected readonly text = injectText();
  protected readonly canManage = injectMay('admin');
  protected readonly canRead = injectMay('operator');
  protected readonly kinds = SOURCE_KINDS;
  protected readonly connections = injectConnectionList(SOURCE_KINDS);
  protected readonly rows = injectConnectionRows(computed(() => this.connections.list.feed().items));
}
