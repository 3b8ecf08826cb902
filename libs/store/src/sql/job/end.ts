import { type EndJob } from '@jeongsi/engine';
import { type RawBuilder, sql } from 'kysely';
import { type SqlTx } from '../sql-tx';

type Outcome = EndJob['outcome'];
type Ending<Status extends Outcome['status']> = EndJob & { outcome: Extract<Outcome, { status: Status }> };
type FinalEnd = Ending<'completed' | 'failed' | 'cancelled'>;

/** Ends attempts; each kind of outcome is one statement, and the usual one changes no column that `due` is sorted by. */
export async function end(tx: SqlTx, ends: readonly EndJob[]): Promise<Set<string>> {
  const { completed, final, retried, released, held, paused } = byKind(ends);
  return new Set([
    ...(await complete(tx, completed)),
    ...(await endForGood(tx, final)),
    ...(await endForRetry(tx, retried)),
    ...(await release(tx, released, sql`progressed = 1`)),
    ...(await endHeld(tx, held)),
    ...(await release(tx, paused, sql`progressed = 1, paused = 1, reason = 'paused'`)),
  ]);
}

interface EndsByKind {
  /** Without an error: nearly all. */
  completed: EndJob[];
  final: FinalEnd[];
  retried: Ending<'pending'>[];
  released: EndJob[];
  held: Ending<'held'>[];
  paused: EndJob[];
}

/** The first end raises the fence, so that a second one with the same fence cannot count. */
function byKind(ends: readonly EndJob[]): EndsByKind {
  const kinds: EndsByKind = { completed: [], final: [], retried: [], released: [], held: [], paused: [] };
  const seen = new Set<string>();
  for (const one of ends) {
    const { id, fence, outcome } = one;
    const key = `${id}:${fence}`;
    if (seen.has(key)) continue;
    seen.add(key);
    if (outcome.status === 'released') kinds.released.push(one);
    else if (outcome.status === 'paused') kinds.paused.push(one);
    else if (outcome.status === 'held') kinds.held.push({ ...one, outcome });
    else if (outcome.status === 'pending') kinds.retried.push({ ...one, outcome });
    else if (outcome.status === 'completed' && outcome.error === undefined) kinds.completed.push(one);
    else kinds.final.push({ ...one, outcome });
  }
  return kinds;
}

async function complete(tx: SqlTx, ends: readonly EndJob[]): Promise<string[]> {
  if (ends.length === 0) return [];
  const input = tx.input.table(
    { input_id: 'text', held_fence: 'bigint', ended_at: 'bigint' },
    ends.map((one) => ({ input_id: one.id, held_fence: one.fence, ended_at: one.at })),
  );
  const { rows } = await sql<{ id: string }>`
    update job set
      status = 'completed', completed_at = ended_at, error = null,
      under_way = 0, lease_owner = null, fence = fence + 1, version = version + 1
    from ${input} where id = input_id and status = 'running' and fence = held_fence
    returning id`.execute(tx.db);
  tx.board.move('running', 'completed', rows.length);
  return rows.map((row) => row.id);
}

async function endForGood(tx: SqlTx, ends: readonly FinalEnd[]): Promise<string[]> {
  if (ends.length === 0) return [];
  const input = tx.input.table(
    { input_id: 'text', held_fence: 'bigint', new_status: 'text', ended_at: 'bigint', new_error: 'text?' },
    ends.map((one) => ({
      input_id: one.id,
      held_fence: one.fence,
      new_status: one.outcome.status,
      ended_at: one.at,
      new_error: one.outcome.error ?? null,
    })),
  );
  const { rows } = await sql<{ id: string; status: FinalEnd['outcome']['status'] }>`
    update job set
      status = new_status, completed_at = ended_at, error = new_error,
      under_way = 0, lease_owner = null, fence = fence + 1, version = version + 1
    from ${input} where id = input_id and status = 'running' and fence = held_fence
    returning id, status`.execute(tx.db);
  for (const row of rows) tx.board.move('running', row.status, 1);
  return rows.map((row) => row.id);
}

async function endForRetry(tx: SqlTx, ends: readonly Ending<'pending'>[]): Promise<string[]> {
  if (ends.length === 0) return [];
  const input = tx.input.table(
    { input_id: 'text', held_fence: 'bigint', retry_at: 'bigint', new_error: 'text' },
    ends.map((one) => ({
      input_id: one.id,
      held_fence: one.fence,
      retry_at: one.outcome.retryAt,
      new_error: one.outcome.error,
    })),
  );
  const { rows } = await sql<{ id: string }>`
    update job set
      status = 'pending', scheduled_time = retry_at, error = new_error, progressed = 0,
      lease_owner = null, fence = fence + 1, version = version + 1
    from ${input} where id = input_id and status = 'running' and fence = held_fence
    returning id`.execute(tx.db);
  tx.board.move('running', 'pending', rows.length);
  return rows.map((row) => row.id);
}

async function endHeld(tx: SqlTx, ends: readonly Ending<'held'>[]): Promise<string[]> {
  if (ends.length === 0) return [];
  const input = tx.input.table(
    { input_id: 'text', held_fence: 'bigint', held_until: 'bigint' },
    ends.map((one) => ({ input_id: one.id, held_fence: one.fence, held_until: one.outcome.until })),
  );
  const { rows } = await sql<{ id: string }>`
    update job set
      status = 'pending', scheduled_time = held_until, reason = 'held', progressed = 1,
      lease_owner = null, fence = fence + 1, version = version + 1
    from ${input} where id = input_id and status = 'running' and fence = held_fence
    returning id`.execute(tx.db);
  tx.board.move('running', 'pending', rows.length);
  return rows.map((row) => row.id);
}

/** Back to pending, with what the kind of release sets besides. */
async function release(tx: SqlTx, ends: readonly EndJob[], besides: RawBuilder<unknown>): Promise<string[]> {
  if (ends.length === 0) return [];
  const input = tx.input.table(
    { input_id: 'text', held_fence: 'bigint' },
    ends.map((one) => ({ input_id: one.id, held_fence: one.fence })),
  );
  const { rows } = await sql<{ id: string }>`
    update job set
      status = 'pending', ${besides}, lease_owner = null, fence = fence + 1, version = version + 1
    from ${input} where id = input_id and status = 'running' and fence = held_fence
    returning id`.execute(tx.db);
  tx.board.move('running', 'pending', rows.length);
  return rows.map((row) => row.id);
}
