import { type ConnectionRecord } from '@jeongsi/engine';
import { type Insertable, type Selectable } from 'kysely';
import { type ConnectionTable } from '../tables';

export function toConnectionRow(connection: ConnectionRecord): Insertable<ConnectionTable> {
  return {
    id: connection.id,
    kind: connection.kind,
    name: connection.name,
    settings: JSON.stringify(connection.settings),
    sealed: connection.sealed ?? null,
    secret_names: JSON.stringify(connection.secretNames),
    health: JSON.stringify(connection.health),
    version: connection.version,
    created_at: connection.createdAt,
    updated_at: connection.updatedAt,
  };
}

export function toConnection(row: Selectable<ConnectionTable>): ConnectionRecord {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    settings: JSON.parse(row.settings) as ConnectionRecord['settings'],
    ...(row.sealed !== null && { sealed: row.sealed }),
    secretNames: JSON.parse(row.secret_names) as string[],
    health: JSON.parse(row.health) as ConnectionRecord['health'],
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
