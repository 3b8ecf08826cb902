import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { counter, lateness, randomDelays, readTimes, sleepUntil } from '../harness/measure.mjs';
import { untilEmpty } from './until-empty.mjs';

/**
 * pg-boss as fast as its documentation allows: a partition of its own for the queue, large batches, and workers that go on
 * fetching while batches come back full. Its shortest polling interval is half a second, hence workers that take turns.
 */

const queue = 'noop';
const batch = { batchSize: 1000, burstWhenBatchFull: true, pollingIntervalSeconds: 0.5 };

async function open({ url }) {
  const boss = new PgBoss({ connectionString: url, max: 12, supervise: false, schedule: false });
  boss.on('error', (error) => console.error(error));
  await boss.start();
  await boss.createQueue(queue, { partition: true, retryLimit: 0 });
  return boss;
}

async function insert(boss, jobs) {
  for (let at = 0; at < jobs.length; at += 5000) await boss.insert(queue, jobs.slice(at, at + 5000));
}

/** New tables have no statistics, which makes their first fetches slow; a running installation has them. */
async function analyse({ url }) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('analyze');
  await client.end();
}

async function close(boss) {
  await boss.stop({ graceful: false });
}

export async function throughput({ server, jobs }) {
  const boss = await open(server);
  await insert(boss, new Array(jobs).fill({}));
  await analyse(server);
  const all = counter(jobs);
  const startedAt = performance.now();
  for (let worker = 0; worker < 4; worker += 1) {
    await boss.work(queue, batch, async (fetched) => fetched.forEach(all.count));
  }
  await all.reached;
  await untilEmpty(server, `select 1 from pgboss.job where name = '${queue}' and state <> 'completed' limit 1`);
  const seconds = (performance.now() - startedAt) / 1000;
  await close(boss);
  return { jobsPerSecond: jobs / seconds };
}

export async function late({ server, jobs, windowMs }) {
  return starts(server, randomDelays(jobs, windowMs, 4000));
}

export async function burst({ server, jobs }) {
  return starts(server, new Array(jobs).fill(Date.now() + 6000));
}

async function starts(server, instants) {
  const boss = await open(server);
  const measured = lateness(instants.length);
  await insert(
    boss,
    instants.map((due) => ({ data: { due }, startAfter: new Date(due) })),
  );
  await analyse(server);
  for (let worker = 0; worker < 10; worker += 1) {
    await boss.work(queue, batch, async (fetched) => fetched.forEach(({ data }) => measured.started(data.due)));
    await sleepUntil(Date.now() + 50);
  }
  await sleepUntil(Math.max(...instants));
  const result = await measured.result();
  await close(boss);
  return result;
}

export async function pending({ server, jobs }) {
  const boss = await open(server);
  const startAfter = new Date(Date.now() + 3_600_000);
  await insert(boss, new Array(jobs).fill({ startAfter }));
  await analyse(server);
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  // Its own statistics are a cache of up to an hour; this is the question itself.
  const times = await readTimes(() =>
    client.query(`select state, count(*) from pgboss.job where name = '${queue}' group by state`),
  );
  await client.end();
  await close(boss);
  return times;
}
