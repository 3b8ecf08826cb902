import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { StoreUnavailable, SystemClock } from '@jeongsi/engine';
import { FakeClock } from '@jeongsi/engine/testing';
import { sql } from 'kysely';
import { sqlTx } from '../sql/sql-tx';
import { temporaryDirectory } from '../testing/temporary-store';
import { openReader, openWriter, type SqliteConnection } from './connection';
import { createFile } from './create-file';
import { queriesOver } from './dialect';
import { GroupCommit } from './group-commit';
import { SqliteInputTables } from './sqlite-input-tables';

describe('writes of one turn', () => {
  let directory: string;
  let writer: SqliteConnection;
  let reader: SqliteConnection;
  let clock: FakeClock;
  let group: GroupCommit;
  let commits: number;

  beforeEach(async () => {
    directory = temporaryDirectory();
    const file = join(directory, 'jeongsi.db');
    await createFile(file, new SystemClock().now());
    writer = openWriter(file);
    reader = openReader(file);
    clock = new FakeClock('2026-11-23T00:00:00Z');
    group = new GroupCommit(writer, queriesOver(writer), new SqliteInputTables(), clock);
    commits = 0;
    const run = writer.run.bind(writer);
    jest.spyOn(writer, 'run').mockImplementation((text) => {
      if (text === 'commit') commits += 1;
      run(text);
    });
  });
  afterEach(async () => {
    await group.close();
    reader.database.close();
    writer.database.close();
    rmSync(directory, { recursive: true });
  });

  const set = (key: string, value = 'true'): Promise<void> =>
    group.write(async (tx) => {
      await sql`insert into setting (key, value) values (${key}, ${value})`.execute(sqlTx(tx).db);
    });
  const keys = (): string[] =>
    reader.database.prepare('select key from setting order by key').pluck().all() as string[];

  it('share one commit', async () => {
    await Promise.all(['a', 'b', 'c'].map((key) => set(key)));
    expect(commits).toBe(1);
    await set('d');
    expect(commits).toBe(2);
    expect(keys()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('share it also when one of them fails by itself', async () => {
    const results = await Promise.allSettled([set('a'), set('a'), set('b')]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(commits).toBe(1);
    expect(keys()).toEqual(['a', 'b']);
  });

  it('are committed before the rest when they take long, so that others get their turn', async () => {
    let elapsed = 0;
    jest.spyOn(clock, 'monotonic').mockImplementation(() => elapsed);
    const slow = (key: string): Promise<void> =>
      group.write(async (tx) => {
        await sql`insert into setting (key, value) values (${key}, 'true')`.execute(sqlTx(tx).db);
        elapsed += 6;
      });
    const all = [slow('a'), slow('b'), slow('c'), slow('d')];
    await all[0];
    expect(keys().length).toBeLessThan(4);
    await Promise.all(all);
    expect(keys()).toEqual(['a', 'b', 'c', 'd']);
    expect(commits).toBeGreaterThan(1);
  });

  it('all fail when the commit does, run no effects, and the next ones are written', async () => {
    const real = jest.mocked(writer.run).getMockImplementation();
    jest.mocked(writer.run).mockImplementation((text) => {
      if (text === 'commit') throw new StoreUnavailable('full');
      real?.(text);
    });
    const effects: string[] = [];
    const withEffect = group.write(async (tx) => tx.onCommit(() => effects.push('ran')));
    const results = await Promise.allSettled([set('a'), withEffect, set('b')]);
    for (const result of results) {
      expect(result).toMatchObject({ status: 'rejected', reason: { name: 'StoreUnavailable', reason: 'full' } });
    }
    expect(effects).toEqual([]);
    expect(keys()).toEqual([]);
    expect(group.lastFailure?.reason).toBe('full');
    jest.mocked(writer.run).mockImplementation(real);
    await set('c');
    expect(keys()).toEqual(['c']);
    expect(group.lastFailure).toBeUndefined();
  });

  it('all fail when the database is full, even if the work that met it looked away; reading goes on', async () => {
    await set('before');
    const pages = Number(writer.database.pragma('page_count', { simple: true }));
    writer.database.pragma(`max_page_count = ${pages + 4}`);
    const lookAway = (): Promise<void> =>
      group.write(async (tx) => {
        await sql`insert into setting (key, value) values ('big', ${'x'.repeat(100_000)})`
          .execute(sqlTx(tx).db)
          .catch(() => undefined);
      });
    const results = await Promise.allSettled([set('a'), lookAway()]);
    expect(results).toMatchObject([
      { status: 'rejected', reason: { reason: 'full' } },
      { status: 'rejected', reason: { reason: 'full' } },
    ]);
    expect(keys()).not.toContain('a');
    expect(keys()).toContain('before');
    writer.database.pragma('max_page_count = 1000000');
    await set('after');
    expect(keys()).toContain('after');
  });

  it('all fail when a foreign program holds the database', async () => {
    const other = openWriter(writer.database.name);
    other.run('begin immediate');
    const results = await Promise.allSettled([set('a'), set('b')]);
    for (const result of results) {
      expect(result).toMatchObject({ status: 'rejected', reason: { reason: 'unwritable' } });
    }
    other.run('rollback');
    other.database.close();
    await set('c');
    expect(keys()).toEqual(['c']);
  });

  it('are finished before it closes, and refused after', async () => {
    const asked = set('a');
    const closing = group.close();
    await expect(set('b')).rejects.toBeInstanceOf(StoreUnavailable);
    await Promise.all([asked, closing]);
    expect(keys()).toEqual(['a']);
  });

  it('cannot be written to through a query that comes too late', async () => {
    let late: Promise<unknown> = Promise.resolve();
    await group.write(async (tx) => {
      const { db } = sqlTx(tx);
      late = new Promise((resolve) => setImmediate(resolve)).then(() => sqlTx(tx).db);
      await sql`select 1`.execute(db);
    });
    await expect(late).rejects.toThrow('over');
  });
});
