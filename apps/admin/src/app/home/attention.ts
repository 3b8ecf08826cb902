import { type Connection, type Job } from '@jeongsi/contract';
import { jobSituation } from '../state/job-situation';

/** Something that a person should look at, the most pressing first. */
export type Attention =
  | { kind: 'failed' | 'partlyFailed' | 'unknown' | 'missed' | 'held' | 'retrying'; job: Job }
  | { kind: 'broken'; connection: Connection };

const ORDER: readonly Attention['kind'][] = [
  'failed',
  'broken',
  'unknown',
  'partlyFailed',
  'missed',
  'retrying',
  'held',
];

export function attention(jobs: readonly Job[], connections: readonly Connection[]): readonly Attention[] {
  const ofJobs = jobs
    .filter(({ mode }) => mode === 'live')
    .flatMap((job): Attention[] => {
      const kind = kindOf(job);
      return kind === null ? [] : [{ kind, job }];
    });
  const broken = connections
    .filter(({ state }) => state === 'broken')
    .map((connection): Attention => ({ kind: 'broken', connection }));
  return [...ofJobs, ...broken].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}

function kindOf(job: Job): Exclude<Attention['kind'], 'broken'> | null {
  const situation = jobSituation(job);
  if (situation === 'skipped') return job.reason === 'missed' ? 'missed' : null;
  if (situation === 'failed' || situation === 'held' || situation === 'retrying') return situation;
  if (job.status === 'completed' && job.deliveries.unknown > 0) return 'unknown';
  return situation === 'partlyFailed' ? 'partlyFailed' : null;
}
