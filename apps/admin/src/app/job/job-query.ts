import { JOB_STATUSES, type JobStatus, SCHEDULE_TYPES, type ScheduleType } from '@jeongsi/contract';
import { type UrlFields } from '../url/url-state';
import { choiceOf, optionOf, wordsField } from '../url/url-field';

export const JOB_TABS = ['upcoming', 'running', 'done'] as const;
export type JobTab = (typeof JOB_TABS)[number];

/** How a job can have ended. */
export const ENDED_STATUSES = ['failed', 'completed', 'cancelled', 'skipped'] as const satisfies readonly JobStatus[];

/** Spans of scheduled time, ahead for what is coming and back for what is over. `history`: what left the board. */
export const JOB_RANGES = ['day', 'week', 'month', 'history'] as const;
export type JobRange = (typeof JOB_RANGES)[number];

/** What the list of jobs is asked for, as it stands in the address. */
export interface JobQuery {
  tab: JobTab;
  status: JobStatus | null;
  type: ScheduleType | null;
  workflowId: string;
  range: JobRange | null;
}

export const JOB_QUERY: UrlFields<JobQuery> = {
  tab: choiceOf(JOB_TABS, 'upcoming'),
  status: optionOf(JOB_STATUSES),
  type: optionOf(SCHEDULE_TYPES),
  workflowId: wordsField,
  range: optionOf(JOB_RANGES),
};

export const NO_JOB_FILTER: Omit<JobQuery, 'tab'> = { status: null, type: null, workflowId: '', range: null };

export function isFiltered({ status, type, workflowId, range }: JobQuery): boolean {
  return status !== null || type !== null || workflowId !== '' || range !== null;
}
