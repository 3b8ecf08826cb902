import { type JobStatus } from './job';

/** The allowed moves. `running → pending` is an attempt that failed and waits for the next one. */
export const JOB_MOVES: Readonly<Record<JobStatus, readonly JobStatus[]>> = {
  pending: ['running', 'cancelled', 'skipped'],
  running: ['completed', 'failed', 'cancelled', 'pending'],
  completed: [],
  failed: [],
  cancelled: [],
  skipped: [],
};

export function canMove(from: JobStatus, to: JobStatus): boolean {
  return JOB_MOVES[from].includes(to);
}

export function isEnded(status: JobStatus): boolean {
  return JOB_MOVES[status].length === 0;
}
