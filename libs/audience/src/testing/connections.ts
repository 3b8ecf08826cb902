import { ConnectionAccess, SecretBox, sealPurpose, type OpenConnection } from '@jeongsi/engine';
import { MemoryStore } from '@jeongsi/engine/testing';

/** Hides nothing. */
class OpenBox extends SecretBox {
  override seal(plain: string, purpose: string): string {
    return `${purpose}|${plain}`;
  }

  override open(sealed: string): string {
    return sealed.slice(sealed.indexOf('|') + 1);
  }
}

/** Stored connections, by their ids. */
export async function storedConnections(...connections: OpenConnection[]): Promise<ConnectionAccess> {
  const store = new MemoryStore();
  const secrets = new OpenBox();
  const access = new ConnectionAccess({ connections: store.connections, secrets });
  for (const { id, kind, name, settings, secrets: plain } of connections) {
    const sealed = secrets.seal(JSON.stringify(plain), sealPurpose(id));
    await store.unitOfWork.write((tx) =>
      store.connections.insert(tx, {
        ...{ id, kind, name, settings, sealed, secretNames: Object.keys(plain) },
        ...{ health: { state: 'untested' }, version: 1, createdAt: 0, updatedAt: 0 },
      }),
    );
  }
  return access;
}
