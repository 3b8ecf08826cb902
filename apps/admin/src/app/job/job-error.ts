import { type Job } from '@jeongsi/contract';
import { type Text } from '../i18n/text';

/**
 * Why a job did not reach everybody. When messages failed the counts say it in the reader's language; whatever else went
 * wrong is told as the server put it. Empty when nothing did.
 */
export function jobError(
  { status, deliveries, error = '' }: Pick<Job, 'status' | 'deliveries' | 'error'>,
  text: Text,
  number: (value: number) => string,
): string {
  const { failed, unknown, skipped, total } = deliveries;
  const tried = total - skipped;
  if (failed > 0 && failed === tried) return text('story.allFailed', { n: number(tried) });
  if (status !== 'completed' || failed + unknown === 0) return error;
  return text('story.partlyFailed', { failed: number(failed + unknown), tried: number(tried) });
}
