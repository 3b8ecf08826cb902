import { join } from 'node:path';

const file = (path) => join(import.meta.dirname, '..', path);

/** Who is measured: the module, and the server it needs. Each exports one function per measurement. */
export const subjects = {
  jeongsi: { name: 'Jeongsi', module: file('../dist/bench/jeongsi.js') },
  graphileWorker: { name: 'graphile-worker, batched', module: file('peers/graphile-worker.mjs'), server: 'postgres' },
  pgBoss: { name: 'pg-boss, batched', module: file('peers/pg-boss.mjs'), server: 'postgres' },
  bullmq: { name: 'BullMQ, appendfsync everysec', module: file('peers/bullmq.mjs'), server: 'redisEverySecond' },
  bullmqAlways: { name: 'BullMQ, appendfsync always', module: file('peers/bullmq.mjs'), server: 'redisAlways' },
  sqlite: { name: 'bare SQLite', module: file('baselines/sqlite.mjs') },
  undici: { name: 'bare undici', module: file('baselines/undici.mjs') },
};

/** Those that schedule jobs durably, as Jeongsi does. */
export const peers = [subjects.graphileWorker, subjects.pgBoss, subjects.bullmq];
