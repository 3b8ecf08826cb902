import { Queue, Worker } from 'bullmq';
import { counter, lateness, randomDelays, readTimes, sleepUntil } from '../harness/measure.mjs';

/** BullMQ, on a Redis whose durability the caller chooses. Completed jobs are kept, as everybody else keeps them. */

const name = 'noop';
const connection = ({ port }) => ({ host: '127.0.0.1', port, maxRetriesPerRequest: null });

async function addAll(queue, delays) {
  const jobs = delays.map((delay) => ({ name, data: {}, opts: delay === undefined ? {} : { delay } }));
  for (let at = 0; at < jobs.length; at += 1000) await queue.addBulk(jobs.slice(at, at + 1000));
}

function work(server, concurrency, handler) {
  return new Worker(name, handler, { connection: connection(server), concurrency });
}

export async function throughput({ server, jobs }) {
  const queue = new Queue(name, { connection: connection(server) });
  await addAll(queue, new Array(jobs).fill(undefined));
  const all = counter(jobs);
  const startedAt = performance.now();
  const worker = work(server, 200, async () => undefined);
  worker.on('completed', all.count);
  await all.reached;
  const seconds = (performance.now() - startedAt) / 1000;
  await worker.close();
  await queue.close();
  return { jobsPerSecond: jobs / seconds };
}

export async function late({ server, jobs, windowMs }) {
  return starts(server, randomDelays(jobs, windowMs, 3000), 50);
}

export async function burst({ server, jobs }) {
  return starts(server, new Array(jobs).fill(Date.now() + 6000), 200);
}

/** When each of the jobs due at `instants` starts. The instant travels with the job, as delays count from the adding. */
async function starts(server, instants, concurrency) {
  const queue = new Queue(name, { connection: connection(server) });
  const measured = lateness(instants.length);
  const worker = work(server, concurrency, async ({ data }) => measured.started(data.due));
  await worker.waitUntilReady();
  for (let at = 0; at < instants.length; at += 1000) {
    const part = instants.slice(at, at + 1000);
    await queue.addBulk(part.map((due) => ({ name, data: { due }, opts: { delay: Math.max(0, due - Date.now()) } })));
  }
  await sleepUntil(Math.max(...instants));
  const result = await measured.result();
  await worker.close();
  await queue.close();
  return result;
}

export async function pending({ server, jobs }) {
  const queue = new Queue(name, { connection: connection(server) });
  await addAll(queue, new Array(jobs).fill(3_600_000));
  const times = await readTimes(() => queue.getJobCounts());
  await queue.close();
  return times;
}
