import { setImmediate as turnOfTheEventLoop } from 'node:timers/promises';
import { isFound, type Instant, type OutboxFilter, type OutboxSearch } from '@jeongsi/engine';
import { type Kysely, type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';
import { containing } from '../like';
import { type Tables } from '../tables';
import { type OutboxRow, toMessage } from './outbox-row';

/** So many rows are looked through at a time, some milliseconds of work; then whatever else is due gets its turn. */
const ROWS_AT_A_TIME = 1_000;

/** And so many for one answer. */
const MOST_ROWS = 20_000;

/** A message, as far as an order needs it. */
interface Place {
  id: string;
  created_at: Instant;
}

/** Where a walk stopped before it came to the end of all; undefined when it came there, or found enough. */
interface Walked {
  rows: OutboxRow[];
  stoppedAt: Place | undefined;
}

/** Looks through the messages before the id `before`, newest first, for `limit` that `filter` means. */
export async function walkOutbox(
  db: Kysely<Tables>,
  filter: OutboxFilter,
  before: string | undefined,
  limit: number,
): Promise<Walked> {
  const rows: OutboxRow[] = [];
  let start = before;
  for (let looked = 0; looked < MOST_ROWS; looked += ROWS_AT_A_TIME) {
    const end = await endOfStretch(db, filter, start);
    rows.push(...(await foundIn(db, filter, { start, end: end?.id })));
    if (end === undefined || rows.length >= limit) return { rows: rows.slice(0, limit), stoppedAt: undefined };
    if (looked + ROWS_AT_A_TIME >= MOST_ROWS) return { rows, stoppedAt: end };
    start = end.id;
    await turnOfTheEventLoop();
  }
  return { rows, stoppedAt: undefined };
}

/** What the next so many rows end with; undefined when no more than those are left. */
function endOfStretch(db: Kysely<Tables>, filter: OutboxFilter, start: string | undefined): Promise<Place | undefined> {
  return stretch(db.selectFrom('outbox_message').select(['id', 'created_at']), filter, start)
    .orderBy('id', 'desc')
    .offset(ROWS_AT_A_TIME - 1)
    .limit(1)
    .executeTakeFirst();
}

async function foundIn(
  db: Kysely<Tables>,
  filter: OutboxFilter,
  { start, end }: { start: string | undefined; end: string | undefined },
): Promise<OutboxRow[]> {
  const { jobId, channel, search } = filter;
  let query = stretch(db.selectFrom('outbox_message').selectAll(), filter, start).orderBy('id', 'desc');
  if (end !== undefined) query = query.where('id', '>=', end);
  // Written so that no index is chosen for it: the way is the job's.
  if (jobId !== undefined && channel !== undefined) query = query.where(sql`coalesce(channel, '')`, '=', channel);
  if (search === undefined) return query.execute();
  const rows = await query.where(holdsAny(search)).execute();
  return rows.filter((row) => isFound(toMessage(row), search));
}

/** The way that has an index: of a job, else of a channel, else all. */
function stretch<Found>(
  query: SelectQueryBuilder<Tables, 'outbox_message', Found>,
  { jobId, channel }: OutboxFilter,
  start: string | undefined,
): SelectQueryBuilder<Tables, 'outbox_message', Found> {
  let narrowed = query;
  if (jobId !== undefined) narrowed = narrowed.where('job_id', '=', jobId);
  else if (channel !== undefined) narrowed = narrowed.where('channel', '=', channel);
  return start === undefined ? narrowed : narrowed.where('id', '<', start);
}

function holdsAny({ words }: OutboxSearch): RawBuilder<boolean> {
  const tests = ['to', 'subject', 'body'].flatMap((column) =>
    words.map((word) => sql`lower(${sql.ref(column)}) like lower(${containing(word)}) escape '\\'`),
  );
  return tests.length === 0 ? sql<boolean>`1 = 0` : sql<boolean>`(${sql.join(tests, sql` or `)})`;
}
