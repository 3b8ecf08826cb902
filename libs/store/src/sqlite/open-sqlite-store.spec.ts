import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StoreUnavailable, SystemClock } from '@jeongsi/engine';
import { Bench } from '@jeongsi/engine/testing';
import Database from 'better-sqlite3';
import { type OpenedStore } from '../opened-store';
import { StoreCorrupt, StoreTooNew } from '../store-errors';
import { temporaryDirectory } from '../testing/temporary-store';
import { openWriter } from './connection';
import { openSqliteStore } from './open-sqlite-store';

describe('opening a store', () => {
  let parent: string;
  let directory: string;
  let file: string;

  beforeEach(() => {
    parent = temporaryDirectory();
    directory = join(parent, 'deep', 'data');
    file = join(directory, 'jeongsi.db');
  });
  afterEach(() => rmSync(parent, { recursive: true }));

  const open = (): Promise<OpenedStore> => openSqliteStore({ directory, clock: new SystemClock() });
  const digest = (): string => createHash('sha256').update(readFileSync(file)).digest('hex');

  /** A closed store with a few hundred jobs. */
  async function filled(): Promise<void> {
    const store = await open();
    const bench = new Bench(store);
    const workflow = await bench.workflow();
    const jobs = Array.from({ length: 500 }, (_, index) => bench.newJob(workflow, index));
    await store.unitOfWork.write((tx) => store.jobs.insert(tx, jobs));
    await store.close();
  }

  it('keeps what lies in it from others on the machine', async () => {
    const store = await open();
    await store.unitOfWork.write((tx) => store.settings.set(tx, 'key', 1));
    expect(statSync(directory).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(directory)) {
      expect(`${name} ${(statSync(join(directory, name)).mode & 0o777).toString(8)}`).toBe(`${name} 600`);
    }
    await store.close();
  });

  it('finds everything again, and leaves no log behind', async () => {
    await filled();
    const store = await open();
    expect((await store.jobs.counts()).pending).toBe(500);
    await store.close();
    expect(readdirSync(directory).sort()).toEqual(['jeongsi.db', 'jeongsi.lock']);
  });

  it('syncs the log at every commit, and checks references', async () => {
    await filled();
    const { database } = openWriter(file);
    const settings = ['journal_mode', 'synchronous', 'foreign_keys'].map((name) =>
      database.pragma(name, { simple: true }),
    );
    database.close();
    expect(settings).toEqual(['wal', 2, 1]);
  });

  it.each<[string, (path: string) => void]>([
    ['is empty', (path) => truncateSync(path, 0)],
    ['is cut in its header', (path) => truncateSync(path, 50)],
    ['is cut in half', (path) => truncateSync(path, Math.floor(statSync(path).size / 2))],
    ['lost its last page', (path) => truncateSync(path, statSync(path).size - 4_096)],
    ['is something else', (path) => writeFileSync(path, 'x'.repeat(100_000))],
    ['was overwritten in the middle', (path) => overwrite(path, 0.5)],
    ['has a broken schema page', (path) => overwrite(path, 0)],
  ])('refuses a file that %s, and changes nothing', async (_name, damage) => {
    await filled();
    damage(file);
    const before = digest();
    const refused = await open().catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(StoreCorrupt);
    expect((refused as Error).message).toContain(file);
    expect((refused as Error).message).toContain('backup');
    expect(digest()).toBe(before);
  });

  it('refuses a log without its database', async () => {
    await filled();
    rmSync(file);
    writeFileSync(`${file}-wal`, 'the last transactions');
    await expect(open()).rejects.toBeInstanceOf(StoreCorrupt);
    expect(existsSync(file)).toBe(false);
    expect(readFileSync(`${file}-wal`, 'utf8')).toBe('the last transactions');
  });

  it('begins anew what a crash left half made', async () => {
    await (await open()).close();
    rmSync(file);
    writeFileSync(`${file}.new`, 'half');
    const store = await open();
    expect((await store.jobs.counts()).pending).toBe(0);
    await store.close();
  });

  it('refuses the database of a later version', async () => {
    await filled();
    const database = new Database(file);
    database.prepare('insert into migration (name, applied_at) values (?, 0)').run('9999-future');
    database.close();
    await expect(open()).rejects.toBeInstanceOf(StoreTooNew);
    await expect(open()).rejects.toThrow('9999-future');
  });

  it('tells whether it works', async () => {
    const store = await open();
    await expect(store.ping()).resolves.toBeUndefined();
    await store.close();
    await expect(store.ping()).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(store.unitOfWork.write(async () => undefined)).rejects.toBeInstanceOf(StoreUnavailable);
  });
});

/** Two pages of noise at a place between the file's beginning (after the header) and its end. */
function overwrite(path: string, place: number): void {
  const bytes = readFileSync(path);
  const at = place === 0 ? 100 : Math.floor((bytes.length * place) / 4_096) * 4_096;
  bytes.fill(0xa5, at, at + 8_192);
  writeFileSync(path, bytes);
}
