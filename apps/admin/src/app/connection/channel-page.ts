import { Component, computed } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatMenuModule } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import { LucideDynamicIcon, LucideEllipsisVertical, LucidePlus, LucideSend } from '@lucide/angular';
import { injectText } from '../i18n/text';
import { ListFrame } from '../list/list-frame';
import { PageHead } from '../page/page-head';
import { injectMay } from '../session/may';
import { StateChip } from '../state/state-chip';
import { ConnectionDeeds } from './connection-deeds';
import { CHANNEL_KINDS, KIND_LOOKS } from './connection-kind';
import { injectConnectionList } from './connection-list';
import { injectConnectionRows } from './connection-rows';

/** The accounts that messages leave with. */
@Component({
  selector: 'app-channel-page',
  imports: [
    ListFrame,
    LucideDynamicIcon,
    LucideEllipsisVertical,
    LucidePlus,
    LucideSend,
    MatButton,
    MatIconButton,
    MatMenuModule,
    PageHead,
    RouterLink,
    StateChip,
  ],
  providers: [ConnectionDeeds],
  templateUrl: './channel-page.html',
  styleUrl: './channel-page.scss',
})
export class ChannelPage {
  protected readonly text = injectText();
  protected readonly canChange = injectMay('operator');
  protected readonly connections = injectConnectionList(CHANNEL_KINDS);
  protected readonly rows = injectConnectionRows(computed(() => this.connections.list.feed().items));
  protected readonly kinds = computed(() =>
    CHANNEL_KINDS.map((kind) => ({ kind, icon: KIND_LOOKS[kind].icon, label: this.text(KIND_LOOKS[kind].label) })),
  );
}
