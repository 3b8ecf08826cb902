import { type ConnectionKind, type OpenConnection } from './connection';
import { type ConnectionStore } from './connection-store';
import { type SecretBox, SecretUnreadable } from './secret-box';

/** Why a connection cannot be used. */
export interface ConnectionProblem {
  code: 'CONNECTION_MISSING' | 'CONNECTION_KIND' | 'CONNECTION_UNREADABLE';
  message: string;
}

/** Opens stored connections for those who send through them and read from them. */
export class ConnectionAccess {
  constructor(private readonly parts: { connections: ConnectionStore; secrets: SecretBox }) {}

  /** As last committed, so that a changed password counts from the next use on. */
  async open(id: string, kinds: readonly ConnectionKind[]): Promise<OpenConnection | { problem: ConnectionProblem }> {
    const record = await this.parts.connections.find(id);
    if (!record) {
      return { problem: { code: 'CONNECTION_MISSING', message: `There is no connection ${id}; choose another one` } };
    }
    const { kind, name, settings } = record;
    if (!kinds.includes(kind)) {
      const message = `The connection "${name}" is of the kind ${kind}; choose one of: ${kinds.join(', ')}`;
      return { problem: { code: 'CONNECTION_KIND', message } };
    }
    try {
      const plain = record.sealed === undefined ? '{}' : this.parts.secrets.open(record.sealed, sealPurpose(id));
      return { id, kind, name, settings, secrets: JSON.parse(plain) as Record<string, string> };
    } catch (error) {
      if (!(error instanceof SecretUnreadable)) throw error;
      return { problem: { code: 'CONNECTION_UNREADABLE', message: unreadableMessage(name) } };
    }
  }
}

/** What a connection's secrets are sealed for. */
export function sealPurpose(connectionId: string): string {
  return `connection:${connectionId}`;
}

export function unreadableMessage(name: string): string {
  return `The secrets of the connection "${name}" cannot be read with this SECRET_KEY; enter them again`;
}
