import { connectionIdsOf } from '../../connection/connection';
import { DELIVERY_STATES, noDeliveries } from '../../delivery/delivery';
import { type Instant } from '../../instant';
import { type JobRecord } from '../../job/job';
import { isEnded } from '../../job/job-state';
import { type JobCounts, type JobFilter, type SentThrough, type StartedInHour } from '../../job/job-store';
import { type WorkflowRecord } from '../../workflow/workflow';
import { compareKeys, type SortKey } from './memory-page';

const HOUR_MS = 3_600_000;

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
    (filter.acknowledged === undefined || filter.acknowledged === (row.acknowledgedAt !== undefined)) &&
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

/** How the workflow's live jobs ended that did, newest first. */
export function lastEnds(rows: readonly JobRecord[], workflowId: string): ('completed' | 'failed')[] {
  return rows
    .filter((row) => row.workflowId === workflowId && row.mode === 'live')
    .sort((a, b) => byTime(b, a))
    .flatMap(({ status }) => (status === 'completed' || status === 'failed' ? [status] : []));
}

/** The newest nominal time among the schedule-made jobs that are not the planned one. */
export function lastOccurrence(rows: readonly JobRecord[], workflowId: string): Instant | undefined {
  const times = rows
    .filter((row) => row.trigger === 'schedule' && row.workflowId === workflowId && !row.planned)
    .map((row) => row.nominalTime);
  return times.length > 0 ? Math.max(...times) : undefined;
}

/** Live, and started: under way at `since` or later. */
export function wentOnSince(row: JobRecord, since: Instant): boolean {
  return row.mode === 'live' && row.executedAt !== undefined && (row.completedAt ?? Infinity) >= since;
}

/** Archived jobs are not counted. */
export function countsOf(rows: readonly JobRecord[]): JobCounts {
  const counts = {
    pending: 0,
    running: 0,
    completed: 0,
    failed: 0,
    cancelled: 0,
    skipped: 0,
    late: 0,
    acknowledged: 0,
  };
  for (const row of rows) {
    if (row.archivedAt !== undefined) continue;
    counts[row.status] += 1;
    if (row.late) counts.late += 1;
    if (row.status === 'failed' && row.acknowledgedAt !== undefined) counts.acknowledged += 1;
  }
  return counts;
}

export function sumByConnection(
  rows: readonly JobRecord[],
  workflowOf: (id: string) => WorkflowRecord | undefined,
): SentThrough[] {
  const sums = new Map<string, SentThrough>();
  for (const { workflowId, deliveries, completedAt, executedAt } of rows) {
    const workflow = workflowOf(workflowId);
    for (const connectionId of workflow ? connectionIdsOf(workflow.definition) : []) {
      const sum = sums.get(connectionId) ?? { connectionId, reached: 0, failed: 0, unknown: 0 };
      const reached = deliveries.accepted + deliveries.delivered;
      sum.reached += reached;
      sum.failed += deliveries.failed;
      sum.unknown += deliveries.unknown;
      if (reached > 0) sum.lastReachedAt = Math.max(sum.lastReachedAt ?? 0, completedAt ?? executedAt ?? 0);
      sums.set(connectionId, sum);
    }
  }
  return [...sums.values()];
}

export function sumByHour(rows: readonly JobRecord[]): StartedInHour[] {
  const hours = new Map<Instant, StartedInHour>();
  for (const { executedAt, status, deliveries } of rows) {
    if (executedAt === undefined) continue;
    const hour = executedAt - (executedAt % HOUR_MS);
    const sum = hours.get(hour) ?? { hour, started: 0, failed: 0, deliveries: noDeliveries() };
    hours.set(hour, sum);
    sum.started += 1;
    if (status === 'failed') sum.failed += 1;
    for (const state of [...DELIVERY_STATES, 'total'] as const) sum.deliveries[state] += deliveries[state];
  }
  return [...hours.values()].sort((a, b) => a.hour - b.hour);
}

/** Callers may keep and change what they get. */
export function copy(row: JobRecord): JobRecord {
  return { ...row, audience: { ...row.audience }, deliveries: { ...row.deliveries } };
}
