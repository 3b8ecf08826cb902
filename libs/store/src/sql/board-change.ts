import { type JobStatus } from '@jeongsi/engine';
import { type Kysely } from 'kysely';
import { type Tables } from './tables';

type Column = JobStatus | 'late' | 'acknowledged';

/** By how much the counts on the board change. */
export class BoardChange {
  readonly #deltas: Record<Column, number> = {
    pending: 0,
    running: 0,
    completed: 0,
    failed: 0,
    cancelled: 0,
    skipped: 0,
    late: 0,
    acknowledged: 0,
  };

  add(column: Column, count: number): void {
    this.#deltas[column] += count;
  }

  /** `count` jobs went from one status to another. */
  move(from: JobStatus, to: JobStatus, count: number): void {
    this.add(from, -count);
    this.add(to, count);
  }

  /** These rows left the board. */
  leave(rows: readonly { status: JobStatus; late: number; acknowledged_at: number | null }[]): void {
    for (const row of rows) {
      this.add(row.status, -1);
      this.add('late', -row.late);
      if (row.status === 'failed' && row.acknowledged_at !== null) this.add('acknowledged', -1);
    }
  }

  merge(other: BoardChange): void {
    for (const column of COLUMNS) this.#deltas[column] += other.#deltas[column];
  }

  get isNothing(): boolean {
    return COLUMNS.every((column) => this.#deltas[column] === 0);
  }

  async write(db: Kysely<Tables>): Promise<void> {
    const deltas = this.#deltas;
    await db
      .updateTable('board')
      .set((row) => ({
        pending: row('pending', '+', deltas.pending),
        running: row('running', '+', deltas.running),
        completed: row('completed', '+', deltas.completed),
        failed: row('failed', '+', deltas.failed),
        cancelled: row('cancelled', '+', deltas.cancelled),
        skipped: row('skipped', '+', deltas.skipped),
        late: row('late', '+', deltas.late),
        acknowledged: row('acknowledged', '+', deltas.acknowledged),
      }))
      .where('id', '=', 1)
      .execute();
  }
}

const COLUMNS: readonly Column[] = [
  'pending',
  'running',
  'completed',
  'failed',
  'cancelled',
  'skipped',
  'late',
  'acknowledged',
];
