import { join } from 'node:path';
import Database from 'better-sqlite3';

const batch = 100;

/**
 * What SQLite itself can do: nothing but claim a hundred jobs, durably, and complete them, durably. No scheduler on top of
 * SQLite that keeps one row per job can be faster with the same batches.
 */
export async function throughput({ folder, jobs }) {
  const db = new Database(join(folder, 'jobs.db'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec(`create table job (id integer primary key, status text not null, due integer not null, started integer, ended integer);
           create index job_due on job (due, id) where status = 'pending'`);
  const insert = db.prepare(`insert into job (status, due) values ('pending', ?)`);
  db.transaction(() => {
    for (let job = 0; job < jobs; job += 1) insert.run(job);
  })();

  const due = db.prepare(`select id from job where status = 'pending' order by due, id limit ${batch}`).pluck();
  const start = db.prepare(`update job set status = 'running', started = ? where id = ?`);
  const complete = db.prepare(`update job set status = 'completed', ended = ? where id = ?`);
  const claim = db.transaction(() => {
    const ids = due.all();
    for (const id of ids) start.run(Date.now(), id);
    return ids;
  });
  const finish = db.transaction((ids) => {
    for (const id of ids) complete.run(Date.now(), id);
  });

  const startedAt = performance.now();
  for (let ids = claim(); ids.length > 0; ids = claim()) finish(ids);
  const seconds = (performance.now() - startedAt) / 1000;
  db.close();
  return { jobsPerSecond: jobs / seconds };
}
