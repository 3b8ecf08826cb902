import { type OutboxFilter, type OutboxListing, type PageRequest } from '@jeongsi/engine';
import { type Kysely } from 'kysely';
import { BY_ID, cursorAt, pageOf, readCursor } from '../cursor';
import { type Tables } from '../tables';
import { type OutboxRow, toMessage } from './outbox-row';
import { walkOutbox } from './walk-outbox';

/**
 * A job's messages and a channel's have an index each, newest last. Both at once have none, and neither have words: those
 * are looked for by a walk, which stops after so many rows and says where.
 */
export async function listOutbox(db: Kysely<Tables>, filter: OutboxFilter, page: PageRequest): Promise<OutboxListing> {
  const before = page.cursor === undefined ? undefined : readCursor(page.cursor, BY_ID);
  if (filter.search === undefined && (filter.jobId === undefined || filter.channel === undefined)) {
    return pageOf(await newestBefore(db, filter, before, page.limit + 1), page.limit, toMessage, keyOf);
  }
  const { rows, stoppedAt } = await walkOutbox(db, filter, before, page.limit + 1);
  const found = pageOf(rows, page.limit, toMessage, keyOf);
  if (found.nextCursor !== null || stoppedAt === undefined) return found;
  return { ...found, nextCursor: cursorAt(keyOf(stoppedAt)), searchedTo: stoppedAt.created_at };
}

async function newestBefore(
  db: Kysely<Tables>,
  { jobId, channel }: OutboxFilter,
  before: string | undefined,
  limit: number,
): Promise<OutboxRow[]> {
  let query = db.selectFrom('outbox_message').selectAll().orderBy('id', 'desc').limit(limit);
  if (jobId !== undefined) query = query.where('job_id', '=', jobId);
  if (channel !== undefined) query = query.where('channel', '=', channel);
  if (before !== undefined) query = query.where('id', '<', before);
  return query.execute();
}

function keyOf({ id }: { id: string }): string[] {
  return [id];
}
