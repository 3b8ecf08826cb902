import { Logger, run, runMigrations } from 'graphile-worker';
import pg from 'pg';
import { counter, lateness, randomDelays, readTimes, sleepUntil } from '../harness/measure.mjs';
import { untilEmpty } from './until-empty.mjs';

/** graphile-worker with its batching on, as its page on performance recommends for many small jobs. */

const silent = new Logger(() => () => undefined);
const batching = { localQueue: { size: 500 }, completeJobBatchDelay: 0, failJobBatchDelay: 0 };
const busy = { concurrentJobs: 24, maxPoolSize: 12, pollInterval: 100, ...batching };
const prompt = { concurrentJobs: 4, maxPoolSize: 12, pollInterval: 25 };

async function prepare(server, instants) {
  await runMigrations({ connectionString: server.url, logger: silent });
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  for (let at = 0; at < instants.length; at += 10_000) {
    await client.query(
      `select graphile_worker.add_jobs(array_agg(
         ('noop', json_build_object('due', due), null, to_timestamp(due / 1000.0), null, null, null, null)::graphile_worker.job_spec))
       from unnest($1::float8[]) as due`,
      [instants.slice(at, at + 10_000)],
    );
  }
  await client.query('analyze');
  await client.end();
}

function work(server, worker, task) {
  const taskList = { noop: task };
  return run({ connectionString: server.url, logger: silent, noHandleSignals: true, taskList, preset: { worker } });
}

export async function throughput({ server, jobs }) {
  await prepare(server, new Array(jobs).fill(Date.now()));
  const all = counter(jobs);
  const startedAt = performance.now();
  const runner = await work(server, busy, all.count);
  await all.reached;
  await untilEmpty(server, 'select 1 from graphile_worker._private_jobs limit 1');
  const seconds = (performance.now() - startedAt) / 1000;
  await runner.stop();
  return { jobsPerSecond: jobs / seconds };
}

export async function late({ server, jobs, windowMs }) {
  return starts(server, randomDelays(jobs, windowMs, 4000), prompt);
}

export async function burst({ server, jobs }) {
  return starts(server, new Array(jobs).fill(Date.now() + 6000), busy);
}

async function starts(server, instants, options) {
  const measured = lateness(instants.length);
  await prepare(server, instants);
  const runner = await work(server, options, ({ due }) => measured.started(due));
  await sleepUntil(Math.max(...instants));
  const result = await measured.result();
  await runner.stop();
  return result;
}

export async function pending({ server, jobs }) {
  await prepare(server, new Array(jobs).fill(Date.now() + 3_600_000));
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  const times = await readTimes(() =>
    client.query(`select count(*), count(*) filter (where locked_at is not null) from graphile_worker._private_jobs`),
  );
  await client.end();
  return times;
}
