import { type AuditRecord } from '@jeongsi/engine';
import { type Selectable } from 'kysely';
import { type AuditTable } from '../tables';

export function toAuditRow(entry: AuditRecord): AuditTable {
  return {
    id: entry.id,
    at: entry.at,
    who: entry.who,
    role: entry.role,
    action: entry.action,
    subject_kind: entry.subject.kind,
    subject_id: entry.subject.id ?? null,
    subject_name: entry.subject.name ?? null,
    changes: JSON.stringify(entry.changes),
    reason: entry.reason ?? null,
    address: entry.address ?? null,
  };
}

export function toAudit(row: Selectable<AuditTable>): AuditRecord {
  return {
    id: row.id,
    at: row.at,
    who: row.who,
    role: row.role,
    action: row.action,
    subject: {
      kind: row.subject_kind,
      ...(row.subject_id !== null && { id: row.subject_id }),
      ...(row.subject_name !== null && { name: row.subject_name }),
    },
    changes: JSON.parse(row.changes) as AuditRecord['changes'],
    ...(row.reason !== null && { reason: row.reason }),
    ...(row.address !== null && { address: row.address }),
  };
}
