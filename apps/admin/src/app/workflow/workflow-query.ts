import { CHANNELS, SCHEDULE_TYPES, type ChannelName, type ScheduleType } from '@jeongsi/contract';
import { type UrlFields } from '../url/url-state';
import { optionOf, wordsField } from '../url/url-field';

/** Archived ones are listed only when asked for. */
export const LISTED_STATUSES = ['active', 'paused', 'draft', 'archived'] as const;

/** What the list of workflows is asked for, as it stands in the address. */
export interface WorkflowQuery {
  search: string;
  status: (typeof LISTED_STATUSES)[number] | null;
  channel: ChannelName | null;
  type: ScheduleType | null;
}

export const WORKFLOW_QUERY: UrlFields<WorkflowQuery> = {
  search: wordsField,
  status: optionOf(LISTED_STATUSES),
  channel: optionOf(CHANNELS),
  type: optionOf(SCHEDULE_TYPES),
};

export const NO_FILTER: WorkflowQuery = { search: '', status: null, channel: null, type: null };

export function isFiltered({ search, status, channel, type }: WorkflowQuery): boolean {
  return search.trim() !== '' || status !== null || channel !== null || type !== null;
}
