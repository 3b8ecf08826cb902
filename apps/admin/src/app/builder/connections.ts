import { computed, inject, Injectable } from '@angular/core';
import { type Connection, type ConnectionAccount, type ConnectionKind } from '@jeongsi/contract';
import { BuilderApi } from './builder-api';
import { BuilderStore } from './builder-store';
import { injectLook, type Look } from './look';
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

  /** Undefined until they are known. */
  of(...kinds: readonly ConnectionKind[]): readonly Connection[] | undefined {
    return this.all.value()?.filter(({ kind }) => kinds.includes(kind));
  }
}
