import { type RetryScope } from '@jeongsi/engine';
import { type Kysely, sql } from 'kysely';
import { type Tables } from '../tables';
import { IN_SCOPE } from './copy-deliveries';
import { retriesOf, takenUpBy } from './earlier-retries';

export async function leftToRetry(db: Kysely<Tables>, jobId: string): Promise<Record<'failed' | 'unsent', number>> {
  const retries = await retriesOf(db, jobId, jobId);
  const elsewhere = retries.length === 0 ? sql<boolean>`false` : takenUpBy(retries);
  const left = async (scope: RetryScope): Promise<number> => {
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from delivery
      where job_id = ${jobId} and ${IN_SCOPE[scope]} and not ${elsewhere}`.execute(db);
    return Number(rows[0]?.count ?? 0);
  };
  return { failed: await left('failed'), unsent: await left('unsent') };
}
