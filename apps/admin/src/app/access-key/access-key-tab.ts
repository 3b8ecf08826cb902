import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { LucidePlus } from '@lucide/angular';
import { type AccessKey } from '@jeongsi/contract';
import { Notices } from '../action/notices';
import { Confirm } from '../confirm/confirm';
import { injectText } from '../i18n/text';
import { ListFrame } from '../list/list-frame';
import { injectPagedList } from '../list/paged-list';
import { SchedulerStatusStore } from '../scheduler/scheduler-status-store';
import { injectMay } from '../session/may';
import { NotHere } from '../settings/not-here';
import { injectKoreanDate } from '../time/inject-korean-date';
import { AccessKeyApi } from './access-key-api';
import { AccessKeyDialog } from './access-key-dialog';

/** Who may come in: named keys of people and programs. */
@Component({
  selector: 'app-access-key-tab',
  imports: [ListFrame, LucidePlus, MatButton, NotHere],
  templateUrl: './access-key-tab.html',
  styleUrl: '../settings/tab.scss',
})
export class AccessKeyTab {
  private readonly api = inject(AccessKeyApi);
  private readonly confirm = inject(Confirm);
  private readonly notices = inject(Notices);
  private readonly date = injectKoreanDate();
  private readonly status = inject(SchedulerStatusStore);

  protected readonly text = injectText();
  protected readonly list = injectPagedList({
    query: signal('').asReadonly(),
    fetch: (_, page) => this.api.list(page),
  });
  protected readonly missing = computed(() => this.list.feed().failure?.kind === 'missing');
  protected readonly canManage = injectMay('admin');
  protected readonly rows = computed(() =>
    this.list.feed().items.map((key) => ({
      key,
      role: this.text(`role.${key.role}`),
      since: this.date().day(Date.parse(key.createdAt), this.status.serverNow()),
    })),
  );

  protected async create(): Promise<void> {
    await this.confirm.open<null, AccessKey>(AccessKeyDialog, null);
    this.list.again();
  }

  protected async revoke({ id, name }: AccessKey): Promise<void> {
    const answer = await this.confirm.ask({
      title: this.text('accessKey.revoke.title', { name }),
      effects: [this.text('accessKey.revoke.effect'), this.text('accessKey.revoke.after')],
      verb: this.text('accessKey.revoke'),
      tone: 'danger',
      act: () => this.api.revoke(id),
    });
    if (answer.kind === 'done') this.notices.tell('accessKey.revoked', { name });
    if (answer.kind !== 'left') this.list.again();
  }
}
