import {
  type OutboxFilter,
  type OutboxListing,
  type OutboxRecord,
  OutboxStore,
  type PageRequest,
  type Tx,
} from '@jeongsi/engine';
import { type Kysely, sql } from 'kysely';
import { sqlTx } from '../sql-tx';
import { type Tables } from '../tables';
import { listOutbox } from './list-outbox';
import { toMessage } from './outbox-row';

const COLUMNS = {
  id: 'text',
  job_id: 'text',
  delivery_id: 'text',
  channel: 'text',
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

  override list(filter: OutboxFilter, page: PageRequest): Promise<OutboxListing> {
    return listOutbox(this.reader, filter, page);
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
    channel: message.channel,
    to: message.to,
    subject: message.subject ?? null,
    body: message.body,
    mode: message.mode,
    created_at: message.createdAt,
  };
}
