import { type Lease, type RunJob } from '@jeongsi/engine';

const done = { kind: 'finished', status: 'completed' } as const;

/** A job that does nothing but say that it started. */
export function noop(started: (jobId: string) => void): RunJob {
  return async ({ job }: Lease) => {
    started(job.id);
    return done;
  };
}
