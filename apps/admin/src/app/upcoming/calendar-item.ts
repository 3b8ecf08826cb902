import { type Job, type UpcomingOccurrence } from '@jeongsi/contract';
import { type Instant } from '../time/clock';

/** One run in the calendar: one that is only named by a schedule yet, or one that has its job. */
export interface CalendarRun {
  /** Unique in the calendar. */
  key: string;
  at: Instant;
  workflowId: string;
  name: string;
  /** Absent while nothing but the schedule knows of it. */
  job: Job | null;
}

/** What schedules name and what has its job already, each run once, oldest first. Tests are no runs to plan with. */
export function calendarRuns(occurrences: readonly UpcomingOccurrence[], jobs: readonly Job[]): readonly CalendarRun[] {
  const known = new Set(jobs.map(({ id }) => id));
  // A job that was moved still stands in the schedule at the time that it was named for.
  const taken = new Set(jobs.map(({ workflowId, nominalTime }) => `${workflowId} ${nominalTime}`));
  const planned = occurrences
    .filter(({ jobId, workflowId, at }) =>
      jobId === undefined ? !taken.has(`${workflowId} ${at}`) : !known.has(jobId),
    )
    .map(({ workflowId, workflowName, at }) => ({
      key: `${workflowId} ${at}`,
      at: Date.parse(at),
      workflowId,
      name: workflowName,
      job: null,
    }));
  const made = jobs
    .filter(({ mode }) => mode === 'live')
    .map((job) => ({
      key: job.id,
      at: Date.parse(job.scheduledTime),
      workflowId: job.workflowId,
      name: job.workflowName,
      job,
    }));
  return [...planned, ...made].sort((a, b) => a.at - b.at || a.name.localeCompare(b.name));
}

/** Whether a person moved it away from the time that its schedule names. */
export function isMoved({ job }: CalendarRun): boolean {
  return job !== null && job.trigger === 'schedule' && job.nominalTime !== job.scheduledTime && job.attempt === 0;
}
