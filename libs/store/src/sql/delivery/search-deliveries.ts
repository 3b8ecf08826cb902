import { setImmediate as turnOfTheEventLoop } from 'node:timers/promises';
import { type DeliveryFilter, type DeliverySearch } from '@jeongsi/engine';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { containing } from '../like';
import { type Tables } from '../tables';
import { DELIVERY_COLUMNS, type DeliveryRow } from './delivery-row';

/** So many rows are looked through at a time, a few milliseconds' work; then whatever else is due gets its turn. */
const ROWS_AT_A_TIME = 5_000;

/** The first `limit` rows after the id `after` in which a word is found. Part of a text has no index: rows are walked through. */
export async function searchDeliveries(
  db: Kysely<Tables>,
  jobId: string,
  filter: DeliveryFilter & { search: DeliverySearch },
  after: string | undefined,
  limit: number,
): Promise<DeliveryRow[]> {
  const found: DeliveryRow[] = [];
  let start = after ?? '';
  while (found.length < limit) {
    const end = await endOfStretch(db, jobId, start);
    found.push(...(await foundIn(db, jobId, filter, { start, end }, limit - found.length)));
    if (end === undefined) break;
    start = end;
    await turnOfTheEventLoop();
  }
  return found;
}

/** The id that the next so many rows end with; undefined when no more than those are left. */
async function endOfStretch(db: Kysely<Tables>, jobId: string, start: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('delivery')
    .select('id')
    .where('job_id', '=', jobId)
    .where('id', '>', start)
    .orderBy('id')
    .offset(ROWS_AT_A_TIME - 1)
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}

function foundIn(
  db: Kysely<Tables>,
  jobId: string,
  { state, errorCode, search }: DeliveryFilter & { search: DeliverySearch },
  { start, end }: { start: string; end: string | undefined },
  limit: number,
): Promise<DeliveryRow[]> {
  let query = db
    .selectFrom('delivery')
    .select(DELIVERY_COLUMNS)
    .where('job_id', '=', jobId)
    .where('id', '>', start)
    .where(isFound(search))
    .orderBy('id')
    .limit(limit);
  if (end !== undefined) query = query.where('id', '<=', end);
  if (state !== undefined) query = query.where('state', '=', sql.lit(state));
  if (errorCode !== undefined) query = query.where('error_code', '=', errorCode);
  return query.execute();
}

function isFound({ words, where }: DeliverySearch): RawBuilder<boolean> {
  const columns = where === 'names' ? ['name'] : ['name', 'recipient_key', 'address'];
  const tests = columns.flatMap((column) =>
    words.map((word) => sql`lower(${sql.ref(column)}) like ${containing(lowerAscii(word))} escape '\\'`),
  );
  return tests.length === 0 ? sql<boolean>`1 = 0` : sql<boolean>`(${sql.join(tests, sql` or `)})`;
}

/** As SQLite does it, which knows no other letters. */
function lowerAscii(text: string): string {
  return text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
}
