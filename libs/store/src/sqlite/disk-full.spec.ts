import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
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
});

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
