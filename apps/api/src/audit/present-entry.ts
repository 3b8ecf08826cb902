import { type AuditEntry } from '@jeongsi/contract';
import { type AuditRecord } from '@jeongsi/engine';
import { instantText } from '../http/instant-text';

export function presentEntry({ at, ...entry }: AuditRecord): AuditEntry {
  // The store knows actions and kinds as text; all that is in it was written by us.
  return { ...entry, at: instantText(at) } as AuditEntry;
}
