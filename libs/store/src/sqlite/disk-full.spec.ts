import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StoreUnavailable, SystemClock } from '@jeongsi/engine';
import { type OpenedStore } from '../opened-store';
import { temporaryDirectory } from '../testing/temporary-store';
import { openSqliteStore } from './open-sqlite-store';

const ONE_MIB = 1024 * 1024;

describe('a full disk', () => {
  let parent: string;
  let disk: string;
  let mounted: boolean;
  let store: OpenedStore | undefined;

  beforeEach(() => {
    parent = temporaryDirectory();
    disk = join(parent, 'disk');
    mkdirSync(disk);
    mounted = mount(disk);
  });
  afterEach(async () => {
    await store?.close();
    store = undefined;
    if (mounted) execFileSync('umount', [disk]);
    rmSync(parent, { recursive: true });
  });

  async function openAgain(): Promise<OpenedStore> {
    store = await openSqliteStore({ directory: join(disk, 'data'), clock: new SystemClock() });
    return store;
  }

  it('refuses writes without losing or inventing any, and takes them again when there is space', async () => {
    if (!mounted) return announce();
    const opened = await openAgain();
    const ballast = join(disk, 'ballast');
    writeFileSync(ballast, Buffer.alloc(ONE_MIB));
    const write = (key: string): Promise<void> =>
      opened.unitOfWork.write((tx) => opened.settings.set(tx, key, 'x'.repeat(20_000)));
    const acknowledged: string[] = [];
    let failure: unknown;
    for (let nth = 0; nth < 1_000 && failure === undefined; nth += 1) {
      await write(`key-${nth}`).then(
        () => acknowledged.push(`key-${nth}`),
        (error: unknown) => {
          failure = error;
        },
      );
    }
    expect(failure).toBeInstanceOf(StoreUnavailable);
    expect(failure).toMatchObject({ reason: 'full' });
    expect(acknowledged.length).toBeGreaterThan(10);
    for (const key of acknowledged) expect(await opened.settings.get(key)).toBeDefined();
    expect(await opened.settings.get(`key-${acknowledged.length}`)).toBeUndefined();

    rmSync(ballast);
    await expect(opened.ping()).resolves.toBeUndefined();
    await write('later');
    await opened.close();

    const reopened = await openAgain();
    for (const key of [...acknowledged, 'later']) expect(await reopened.settings.get(key)).toBeDefined();
  }, 30_000);

  it('is not what the log of many small writes makes of a small disk', async () => {
    if (!mounted) return announce();
    const opened = await openAgain();
    for (let nth = 0; nth < 1_000; nth += 1) {
      await opened.unitOfWork.write((tx) => opened.settings.set(tx, `key-${nth % 10}`, valueOf(nth)));
    }
    expect(await opened.settings.get('key-9')).toBe(valueOf(999));
  }, 30_000);

  it('gives back the space of a log that grew while there was plenty', async () => {
    if (!mounted) return announce();
    const writeTo = (store: OpenedStore, nth: number): Promise<void> =>
      store.unitOfWork.write((tx) => store.settings.set(tx, `key-${nth % 10}`, valueOf(nth)));
    const opened = await openAgain();
    // Everything has its place in the file before: the copy needs no new space then.
    for (let nth = 0; nth < 10; nth += 1) await writeTo(opened, nth);
    await opened.close();

    execFileSync('mount', ['-o', 'remount,size=64m', disk]);
    const grown = await openAgain();
    for (let nth = 10; nth < 130; nth += 1) await writeTo(grown, nth);
    const logBytes = (): number => statSync(join(disk, 'data/jeongsi.db-wal')).size;
    expect(logBytes()).toBeGreaterThan(ONE_MIB);

    execFileSync('mount', ['-o', 'remount,size=8m', disk]);
    const { bavail, bsize } = statfsSync(disk);
    writeFileSync(join(disk, 'ballast'), Buffer.alloc(bavail * bsize));
    const refusals: unknown[] = [];
    for (let nth = 210; nth < 410; nth += 1) await writeTo(grown, nth).catch((error: unknown) => refusals.push(error));
    expect(refusals.length).toBeGreaterThan(0);
    expect(refusals.length).toBeLessThan(10);
    expect(await grown.settings.get('key-9')).toBe(valueOf(409));
  }, 30_000);
});

/** Differs from the one before in every byte: SQLite does not write a page again that stays the same. */
function valueOf(nth: number): string {
  return String.fromCharCode(97 + (nth % 26)).repeat(20_000);
}

/** A file system of 4 MiB; only root may. */
function mount(directory: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', directory], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function announce(): void {
  console.warn(
    'NOT PROVEN HERE: a really full disk needs a small file system, and mounting one needs root. ' +
      'What SQLite does when its file may not grow is tested in group-commit.spec.ts.',
  );
}
