import { CHANNELS, type ChannelName } from '@jeongsi/contract';
import { type UrlFields } from '../url/url-state';
import { optionOf, wordsField } from '../url/url-field';

/** Which messages are listed, as it stands in the address. */
export interface OutboxQuery {
  search: string;
  channel: ChannelName | null;
  /** Of one job. */
  job: string;
}

export const OUTBOX_QUERY: UrlFields<OutboxQuery> = {
  search: wordsField,
  channel: optionOf(CHANNELS),
  job: wordsField,
};

export const NO_OUTBOX_FILTER: OutboxQuery = { search: '', channel: null, job: '' };

export function isFiltered({ search, channel, job }: OutboxQuery): boolean {
  return search.trim() !== '' || channel !== null || job !== '';
}
