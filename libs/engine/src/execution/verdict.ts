import { type DeliveryCounts } from '../delivery/delivery';

/** What a job that came to its end is, by its deliveries: failed when everybody it tried failed, else completed, saying how many did. */
export function verdictOf(counts: DeliveryCounts): { status: 'completed' | 'failed'; error?: string } {
  const tried = counts.total - counts.skipped;
  if (counts.failed === 0) {
    return counts.unknown === 0
      ? { status: 'completed' }
      : {
          status: 'completed',
          error: `${counts.unknown} of ${tried} deliveries are unknown: they may have been received`,
        };
  }
  if (counts.failed === tried) return { status: 'failed', error: `All ${tried} deliveries failed` };
  return { status: 'completed', error: `${counts.failed} of ${tried} deliveries failed` };
}
