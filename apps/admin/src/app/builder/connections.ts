import { computed, effect, inject, Injectable, untracked } from '@angular/core';
import { type Connection, type ConnectionAccount, type ConnectionKind } from '@jeongsi/contract';
import { BuilderApi } from './builder-api';
import { BuilderStore } from './builder-store';
import { injectLook, type Look } from '../http/look';
import { CHANNEL_ACCOUNTS } from './model/channel-account';
import { accountOf } from './model/message-draft';

/** The connections there are, and what the provider knows of the one that the channel sends with. */
@Injectable()
export class Connections {
  private readonly api = inject(BuilderApi);
  private readonly store = inject(BuilderStore);

  readonly all: Look<Connection[]> = injectLook(
    computed(() => 'all'),
    () => this.api.connections(),
    0,
  );

  /** Only Solapi has something to pick from. */
  readonly account: Look<ConnectionAccount> = injectLook(
    computed(() => {
      const { message } = this.store.draft();
      const id = accountOf(message);
      return CHANNEL_ACCOUNTS[message.channel] === 'solapi' && id !== '' ? id : null;
    }),
    (id) => this.api.account(id),
    0,
  );

  constructor() {
    // Nothing can be shown of a text message without a sender; the first registered one is as good a start as any.
    effect(() => {
      const [first] = this.account.value()?.senders ?? [];
      if (first) untracked(() => this.offerSender(first.number));
    });
  }

  /** Undefined until they are known. */
  of(...kinds: readonly ConnectionKind[]): readonly Connection[] | undefined {
    return this.all.value()?.filter(({ kind }) => kinds.includes(kind));
  }

  private offerSender(number: string): void {
    const { channel, sms } = this.store.draft().message;
    if (channel === 'sms' && sms.from === '') this.store.patchMessage({ sms: { from: number } });
  }
}
