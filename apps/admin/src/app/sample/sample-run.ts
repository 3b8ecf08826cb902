import { type Job, type OutboxMessage } from '@jeongsi/contract';
import { type Instant } from '../time/clock';

/** How far the sample has come. */
export type SampleRun =
  | { step: 'idle' }
  | { step: 'saving' }
  | { step: 'waiting'; at: Instant }
  | { step: 'sending'; at: Instant }
  | { step: 'arrived'; at: Instant; messages: readonly OutboxMessage[] }
  /** Not saved, not sent, or nobody could tell. */
  | { step: 'failed'; why: 'notSaved' | 'unsent' | 'lost' };

export function isOver(job: Job): boolean {
  return job.status !== 'pending' && job.status !== 'running';
}
