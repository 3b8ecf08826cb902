import { type OutboxFilter } from '@jeongsi/engine';
import { type Principal } from '../access/principal';
import { wordsOf } from '../http/search-words';
import { type OutboxQuery } from './outbox.dto';
import { seenBy } from './present-outbox';

export function outboxFilter({ jobId, channel, search }: OutboxQuery, principal: Principal): OutboxFilter {
  return {
    ...(jobId !== undefined && { jobId }),
    ...(channel !== undefined && { channel }),
    ...(search !== undefined && { search: { words: wordsOf(search), seen: seenBy(principal) } }),
  };
}
