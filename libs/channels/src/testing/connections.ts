import { ConnectionAccess, sealPurpose, type ConnectionRecord, type OpenConnection } from '@jeongsi/engine';
import { MemoryStore, ToySecretBox } from '@jeongsi/engine/testing';

const AT = Date.parse('2026-12-01T00:00:00Z');

/** Access to a store that holds these connections, their secrets sealed. */
export async function accessTo(...connections: OpenConnection[]): Promise<ConnectionAccess> {
  const store = new MemoryStore();
  const secrets = new ToySecretBox();
  await store.unitOfWork.write(async (tx) => {
    for (const { id, kind, name, settings, secrets: plain } of connections) {
      const record: ConnectionRecord = {
        id,
        kind,
        name,
        settings,
        sealed: secrets.seal(JSON.stringify(plain), sealPurpose(id)),
        secretNames: Object.keys(plain),
        health: { state: 'untested' },
        version: 1,
        createdAt: AT,
        updatedAt: AT,
      };
      await store.connections.insert(tx, record);
    }
  });
  return new ConnectionAccess({ connections: store.connections, secrets });
}

export function connection(
  kind: OpenConnection['kind'],
  settings: OpenConnection['settings'],
  secrets: OpenConnection['secrets'] = {},
): OpenConnection {
  return { id: `c-${kind}`, kind, name: `our ${kind}`, settings, secrets };
}
