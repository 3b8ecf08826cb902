import { Readable } from 'node:stream';
import { type AuditEntry } from '@jeongsi/contract';
import { Injectable } from '@nestjs/common';
import { type AuditFilter, AuditStore } from '@jeongsi/engine';
import { csvRow } from '../scheduler/delivery/csv';
import { presentEntry } from './present-entry';

const COLUMNS = [
  'id',
  'at',
  'who',
  'role',
  'action',
  'kind',
  'subjectId',
  'subjectName',
  'changes',
  'reason',
  'address',
];
const ROWS_AT_A_TIME = 500;
/** Excel takes a file without it for the local legacy encoding and garbles Hangul. */
const BYTE_ORDER_MARK = '\ufeff';

/** The audit log as one CSV file. */
@Injectable()
export class AuditExport {
  constructor(private readonly entries: AuditStore) {}

  /** Read page by page, as fast as the client takes them, and no further once it is gone. */
  csv(filter: AuditFilter): Readable {
    return Readable.from(this.#rows(filter), { objectMode: false });
  }

  async *#rows(filter: AuditFilter): AsyncGenerator<string> {
    yield BYTE_ORDER_MARK + csvRow(COLUMNS);
    let cursor: string | null = null;
    do {
      const request = { limit: ROWS_AT_A_TIME, ...(cursor !== null && { cursor }) };
      const page = await this.entries.list(filter, request);
      if (page.items.length > 0) yield page.items.map((entry) => rowOf(presentEntry(entry))).join('');
      cursor = page.nextCursor;
    } while (cursor !== null);
  }
}

function rowOf({ id, at, who, role, action, subject, changes, reason, address }: AuditEntry): string {
  const { kind, id: subjectId, name } = subject;
  const told = changes.length === 0 ? undefined : JSON.stringify(changes);
  return csvRow([id, at, who, role, action, kind, subjectId, name, told, reason, address]);
}
