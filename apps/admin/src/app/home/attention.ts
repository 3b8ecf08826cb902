import { type Connection, type Job, type WorkflowSummary } from '@jeongsi/contract';
import { jobSituation } from '../state/job-situation';

/** Something that a person should look at. */
export type Attention =
  | { kind: 'failed' | 'partlyFailed' | 'reachedNobody' | 'unknown' | 'missed' | 'held' | 'retrying'; job: Job }
  | { kind: 'broken'; connection: Connection }
  | { kind: 'selfPaused'; workflow: WorkflowSummary };

/** What it is looked for in. */
export interface Watched {
  jobs: readonly Job[];
  connections: readonly Connection[];
  /** Those that are paused. */
  paused: readonly WorkflowSummary[];
}

/** The most pressing first. */
const ORDER: readonly Attention['kind'][] = [
  'failed',
  'broken',
  'selfPaused',
  'unknown',
  'partlyFailed',
  'reachedNobody',
  'missed',
  'retrying',
  'held',
];

/** A workflow pauses itself in the moment in which its job fails, a person later. */
const MOMENT_MS = 10_000;

export function attention({ jobs, connections, paused }: Watched): readonly Attention[] {
  const ofJobs = jobs
    .filter(({ mode }) => mode === 'live')
    .flatMap((job): Attention[] => {
      const kind = kindOf(job);
      return kind === null ? [] : [{ kind, job }];
    });
  const broken = connections
    .filter(({ state }) => state === 'broken')
    .map((connection): Attention => ({ kind: 'broken', connection }));
  const selfPaused = paused.filter(pausedItself).map((workflow): Attention => ({ kind: 'selfPaused', workflow }));
  return [...ofJobs, ...broken, ...selfPaused].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}

function kindOf(job: Job): Exclude<Attention['kind'], 'broken' | 'selfPaused'> | null {
  const situation = jobSituation(job);
  // Only a person can find out what became of them: knowing that there are some is not enough.
  if (job.status === 'completed' && job.deliveries.unknown > 0) return 'unknown';
  // Whoever said that they know of it, or sends again, need not be told again.
  if (job.acknowledgedAt !== undefined) return null;
  if (situation === 'skipped') return job.reason === 'missed' ? 'missed' : null;
  if (situation === 'failed' || situation === 'held' || situation === 'retrying') return situation;
  return situation === 'partlyFailed' || situation === 'reachedNobody' ? situation : null;
}

function pausedItself({ status, policy, updatedAt, lastJob }: WorkflowSummary): boolean {
  if (status !== 'paused' || policy?.pauseAfterFailures === undefined || lastJob?.status !== 'failed') return false;
  return Math.abs(Date.parse(updatedAt) - Date.parse(lastJob.completedAt)) <= MOMENT_MS;
}
