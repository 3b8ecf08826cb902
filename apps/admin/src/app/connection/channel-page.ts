import { Component, computed } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { LucideDynamicIcon, LucideSend } from '@lucide/angular';
import { injectText } from '../i18n/text';
import { ListFrame } from '../list/list-frame';
import { PageHead } from '../page/page-head';
import { injectMay } from '../session/may';
import { RoleNote } from '../session/role-note';
import { StateChip } from '../state/state-chip';
import { AccountLine } from './account-line';
import { ConnectionAdd } from './connection-add';
import { ConnectionDeeds } from './connection-deeds';
import { CHANNEL_KINDS } from './connection-kind';
import { injectConnectionList } from './connection-list';
import { ConnectionMenu } from './connection-menu';
import { injectConnectionRows } from './connection-rows';
import { injectRecentlySent } from './recent-connections';
import { RecentLine } from './recent-line';

/** The accounts that messages leave with. */
@Component({
  selector: 'app-channel-page',
  imports: [
    AccountLine,
    ConnectionAdd,
    ConnectionMenu,
    ListFrame,
    LucideDynamicIcon,
    LucideSend,
    MatButton,
    PageHead,
    RecentLine,
    RoleNote,
    RouterLink,
    StateChip,
  ],
  providers: [ConnectionDeeds],
  templateUrl: './channel-page.html',
  styleUrl: './channel-page.scss',
})
export class ChannelPage {
  protected readonly text = injectText();
  protected readonly canManage = injectMay('admin');
  protected readonly canTest = injectMay('operator');
  protected readonly kinds = CHANNEL_KINDS;
  protected readonly connections = injectConnectionList(CHANNEL_KINDS);
  protected readonly recent = injectRecentlySent();
  protected readonly rows = injectConnectionRows(computed(() => this.connections.list.feed().items));
}
