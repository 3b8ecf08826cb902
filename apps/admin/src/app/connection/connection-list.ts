import { inject, signal } from '@angular/core';
import { type Connection, type ConnectionKind } from '@jeongsi/contract';
import { injectPagedList } from '../list/paged-list';
import { ConnectionApi } from './connection-api';
import { ConnectionDeeds } from './connection-deeds';

/** The connections of some kinds, and what is done to them. Needs an injection context below the shell. */
export function injectConnectionList(kinds: readonly ConnectionKind[]) {
  const api = inject(ConnectionApi);
  const deeds = inject(ConnectionDeeds);
  const list = injectPagedList({
    query: signal(kinds).asReadonly(),
    fetch: (wanted, { cursor }) => api.list(wanted, cursor),
  });
  const refresh = (outcome: 'changed' | 'unchanged') => {
    if (outcome === 'changed') list.again();
  };
  const test = async (connection: Connection) => {
    await deeds.test(connection);
    list.again();
  };
  return {
    list,
    deeds,
    /** What was saved is tried at once: the list says what is known of it, whatever was tried in the dialog. */
    edit: async (kind: ConnectionKind, saved: Connection | null) => {
      const outcome = await deeds.edit(kind, saved);
      if (typeof outcome === 'string') return refresh(outcome);
      list.again();
      await test(outcome);
    },
    remove: async (connection: Connection) => refresh(await deeds.remove(connection)),
    test,
  };
}

export type ConnectionList = ReturnType<typeof injectConnectionList>;
