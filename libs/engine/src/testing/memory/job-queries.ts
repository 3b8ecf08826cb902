import { type Instant } from '../../instant';
import { type JobRecord } from '../../job/job';
import { isEnded } from '../../job/job-state';
import { type JobFilter } from '../../job/job-store';
import { compareKeys, type SortKey } from './memory-page';

/** What can be asked about jobs, purely. */
export function isDue(row: JobRecord): boolean {
  return row.status === 'pending' && !row.waiting && !row.paused;
}

export function holdsUpOthers(row: JobRecord): boolean {
  return row.mode === 'live' && (row.status === 'running' || (row.status === 'pending' && row.attempt > 0));
}

export function isOccurrence(row: JobRecord, workflowId: string, nominalTime: Instant): boolean {
  return row.trigger === 'schedule' && row.workflowId === workflowId && row.nominalTime === nominalTime;
}

/** When it ended; in the far future when it has not. */
export function endedAt(row: JobRecord): Instant {
  return isEnded(row.status) ? (row.completedAt ?? Infinity) : Infinity;
}

export function matches(row: JobRecord, filter: JobFilter): boolean {
  return (
    (row.archivedAt !== undefined) === (filter.archived ?? false) &&
    (filter.status === undefined || [filter.status].flat().includes(row.status)) &&
    (filter.type === undefined || row.type === filter.type) &&
    (filter.workflowId === undefined || row.workflowId === filter.workflowId) &&
    (filter.from === undefined || row.scheduledTime >= filter.from) &&
    (filter.to === undefined || row.scheduledTime < filter.to)
  );
}

export function timeAndId(row: JobRecord): SortKey {
  return [row.scheduledTime, row.id];
}

export function byTime(a: JobRecord, b: JobRecord): number {
  return compareKeys(timeAndId(a), timeAndId(b));
}

export function byId(a: JobRecord, b: JobRecord): number {
  return compareKeys([a.id], [b.id]);
}

/** Of each workflow the newest live job that ended. */
export function lastEnded(rows: readonly JobRecord[]): JobRecord[] {
  const newest = new Map<string, JobRecord>();
  for (const row of [...rows].sort(byTime)) {
    if (row.mode === 'live' && isEnded(row.status)) newest.set(row.workflowId, row);
  }
  return [...newest.values()];
}

/** Callers may keep and change what they get. */
export function copy(row: JobRecord): JobRecord {
  return { ...row, audience: { ...row.audience }, deliveries: { ...row.deliveries } };
}
