import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** Waits until `query` finds no row: the last batch of results may be written after its last job has run. */
export async function untilEmpty({ url }, query) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  while ((await client.query(query)).rowCount > 0) await sleep(2);
  await client.end();
}
