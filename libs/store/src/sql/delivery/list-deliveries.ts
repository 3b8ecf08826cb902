import {
  DELIVERY_STATES,
  type DeliveryFilter,
  type DeliveryRecord,
  type DeliveryState,
  type PageRequest,
  type StorePage,
} from '@jeongsi/engine';
import { type Kysely, sql } from 'kysely';
import { BY_ID, pageOf, readCursor } from '../cursor';
import { type Tables } from '../tables';
import { DELIVERY_COLUMNS, type DeliveryRow, toDelivery } from './delivery-row';
import { searchDeliveries } from './search-deliveries';

/** What is listed of a job. */
interface Listed {
  jobId: string;
  state?: DeliveryState;
  errorCode?: string;
}

export async function listDeliveries(
  db: Kysely<Tables>,
  jobId: string,
  { search, ...filter }: DeliveryFilter,
  page: PageRequest,
): Promise<StorePage<DeliveryRecord>> {
  const after = page.cursor === undefined ? undefined : readCursor(page.cursor, BY_ID);
  const read = (listed: Listed) => firstAfter(db, listed, after, page.limit + 1);
  const rows = search
    ? await searchDeliveries(db, jobId, { ...filter, search }, after, page.limit + 1)
    : filter.errorCode === undefined || filter.state !== undefined
      ? await read({ jobId, ...filter })
      : await readEachState(read, { jobId, errorCode: filter.errorCode });
  return pageOf(rows, page.limit, toDelivery, (row) => [row.id]);
}

/** A reason has its index by state and id: a few looks there find what a walk through a million recipients would. */
async function readEachState(read: (listed: Listed) => Promise<DeliveryRow[]>, listed: Listed): Promise<DeliveryRow[]> {
  const rows = [];
  for (const state of DELIVERY_STATES) rows.push(...(await read({ ...listed, state })));
  return rows.sort((a, b) => (a.id < b.id ? -1 : 1));
}

async function firstAfter(
  db: Kysely<Tables>,
  { jobId, state, errorCode }: Listed,
  after: string | undefined,
  limit: number,
): Promise<DeliveryRow[]> {
  let query = db.selectFrom('delivery').select(DELIVERY_COLUMNS).where('job_id', '=', jobId).orderBy('id').limit(limit);
  // Written out, not bound, so that the indexes made for some states are used.
  if (state !== undefined) query = query.where('state', '=', sql.lit(state));
  if (errorCode !== undefined) query = query.where('error_code', '=', errorCode);
  if (after !== undefined) query = query.where('id', '>', after);
  return query.execute();
}
