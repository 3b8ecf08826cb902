import { type OutboxRecord } from '@jeongsi/engine';
import { type Selectable } from 'kysely';
import { type OutboxTable } from '../tables';

export type OutboxRow = Selectable<OutboxTable>;

export function toMessage(row: OutboxRow): OutboxRecord {
  return {
    id: row.id,
    jobId: row.job_id,
    deliveryId: row.delivery_id,
    channel: row.channel,
    to: row.to,
    ...(row.subject !== null && { subject: row.subject }),
    body: row.body,
    mode: row.mode,
    createdAt: row.created_at,
  };
}
