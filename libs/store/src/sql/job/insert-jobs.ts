import { type NewJob } from '@jeongsi/engine';
import { sql } from 'kysely';
import { type SqlTx } from '../sql-tx';
import { NEW_JOB_COLUMNS, toNewRow } from './job-row';

/** A new job's columns that start at zero. */
const ZEROS = [
  'attempt',
  'fence',
  'paused',
  'under_way',
  'late',
  'audience_rows',
  'audience_complete',
  'progressed',
  'deliveries_total',
  'deliveries_pending',
  'deliveries_sending',
  'deliveries_accepted',
  'deliveries_delivered',
  'deliveries_held',
  'deliveries_failed',
  'deliveries_unknown',
  'deliveries_skipped',
] as const;

export async function insertJobs(tx: SqlTx, jobs: readonly NewJob[]): Promise<Set<string>> {
  if (jobs.length === 0) return new Set();
  const given = Object.keys(NEW_JOB_COLUMNS).map((column) => sql.ref(column));
  const zeros = ZEROS.map((column) => sql.ref(column));
  const input = tx.input.table(NEW_JOB_COLUMNS, jobs.map(toNewRow));
  // `where true`: SQLite would read `on conflict` as the join condition of the select.
  const { rows } = await sql<{ id: string; status: NewJob['status'] }>`
    insert into job (${sql.join(given)}, version, ${sql.join(zeros)})
    select ${sql.join(given)}, 1, ${sql.join(ZEROS.map(() => sql.lit(0)))} from ${input} where true
    on conflict (workflow_id, nominal_time) where "trigger" = 'schedule' do nothing
    returning id, status`.execute(tx.db);
  for (const row of rows) tx.board.add(row.status, 1);
  return new Set(rows.map((row) => row.id));
}
