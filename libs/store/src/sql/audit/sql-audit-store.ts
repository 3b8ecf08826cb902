import {
  type AuditFilter,
  type AuditRecord,
  AuditStore,
  type Instant,
  type PageRequest,
  type StorePage,
  type Tx,
} from '@jeongsi/engine';
import { type Kysely } from 'kysely';
import { BY_TIME, pageOf, readCursor } from '../cursor';
import { sqlTx } from '../sql-tx';
import { type Tables } from '../tables';
import { toAudit, toAuditRow } from './audit-row';

export class SqlAuditStore extends AuditStore {
  constructor(private readonly reader: Kysely<Tables>) {
    super();
  }

  override async append(tx: Tx, entry: AuditRecord): Promise<void> {
    await sqlTx(tx).db.insertInto('audit').values(toAuditRow(entry)).execute();
  }

  override async list(filter: AuditFilter, page: PageRequest): Promise<StorePage<AuditRecord>> {
    const { who, action, subjectKind, subjectId, from, to } = filter;
    let query = this.reader
      .selectFrom('audit')
      .selectAll()
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(page.limit + 1);
    if (who !== undefined) query = query.where('who', '=', who);
    if (action !== undefined) query = query.where('action', '=', action);
    if (subjectKind !== undefined) query = query.where('subject_kind', '=', subjectKind);
    if (subjectId !== undefined) query = query.where('subject_id', '=', subjectId);
    if (from !== undefined) query = query.where('at', '>=', from);
    if (to !== undefined) query = query.where('at', '<', to);
    if (page.cursor !== undefined) {
      const { time, id } = readCursor(page.cursor, BY_TIME);
      query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('at', 'id'), '<', tuple(time, id)));
    }
    return pageOf(await query.execute(), page.limit, toAudit, (row) => [row.at, row.id]);
  }

  override async expire(tx: Tx, before: Instant, limit: number): Promise<number> {
    const { numDeletedRows } = await sqlTx(tx)
      .db.deleteFrom('audit')
      .where('id', 'in', (sub) =>
        sub.selectFrom('audit').select('id').where('at', '<', before).orderBy('at').orderBy('id').limit(limit),
      )
      .executeTakeFirstOrThrow();
    return Number(numDeletedRows);
  }
}
