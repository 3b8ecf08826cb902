import { type OutboxRecord, OutboxStore, type PageRequest, type StorePage, type Tx } from '@jeongsi/engine';
import { type Kysely, type Selectable, sql } from 'kysely';
import { BY_ID, pageOf, readCursor } from '../cursor';
import { sqlTx } from '../sql-tx';
import { type OutboxTable, type Tables } from '../tables';

const COLUMNS = {
  id: 'text',
  job_id: 'text',
  delivery_id: 'text',
  to: 'text',
  subject: 'text?',
  body: 'text',
  mode: 'text',
  created_at: 'bigint',
} as const;

export class SqlOutboxStore extends OutboxStore {
  constructor(private readonly reader: Kysely<Tables>) {
    super();
  }

  override async insert(tx: Tx, messages: readonly OutboxRecord[]): Promise<void> {
    if (messages.length === 0) return;
    const open = sqlTx(tx);
    const columns = sql.join(Object.keys(COLUMNS).map((column) => sql.ref(column)));
    await sql`
      insert into outbox_message (${columns})
      select ${columns} from ${open.input.table(COLUMNS, messages.map(toRow))} where true
      on conflict (delivery_id) do nothing`.execute(open.db);
  }

  override async list(filter: { jobId?: string }, page: PageRequest): Promise<StorePage<OutboxRecord>> {
    let query = this.reader
      .selectFrom('outbox_message')
      .selectAll()
      .orderBy('id', 'desc')
      .limit(page.limit + 1);
    if (filter.jobId !== undefined) query = query.where('job_id', '=', filter.jobId);
    if (page.cursor !== undefined) query = query.where('id', '<', readCursor(page.cursor, BY_ID));
    return pageOf(await query.execute(), page.limit, toMessage, (row) => [row.id]);
  }

  override async find(id: string): Promise<OutboxRecord | undefined> {
    const row = await this.reader.selectFrom('outbox_message').selectAll().where('id', '=', id).executeTakeFirst();
    return row && toMessage(row);
  }
}

function toRow(message: OutboxRecord) {
  return {
    id: message.id,
    job_id: message.jobId,
    delivery_id: message.deliveryId,
    to: message.to,
    subject: message.subject ?? null,
    body: message.body,
    mode: message.mode,
    created_at: message.createdAt,
  };
}

function toMessage(row: Selectable<OutboxTable>): OutboxRecord {
  return {
    id: row.id,
    jobId: row.job_id,
    deliveryId: row.delivery_id,
    to: row.to,
    ...(row.subject !== null && { subject: row.subject }),
    body: row.body,
    mode: row.mode,
    createdAt: row.created_at,
  };
}
