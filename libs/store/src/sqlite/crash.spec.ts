import { rmSync } from 'node:fs';
import { SystemClock } from '@jeongsi/engine';
import { Bench } from '@jeongsi/engine/testing';
import { type OpenedStore } from '../opened-store';
import { StoreLocked } from '../store-errors';
import { buildStoreProcess, StoreProcess } from '../testing/child-process';
import { temporaryDirectory } from '../testing/temporary-store';
import { openSqliteStore } from './open-sqlite-store';

describe('a store whose process dies', () => {
  const builds = temporaryDirectory();
  let program: string;
  let directory: string;

  beforeAll(() => {
    program = buildStoreProcess(builds);
  });
  afterAll(() => rmSync(builds, { recursive: true }));
  beforeEach(() => {
    directory = temporaryDirectory();
  });
  afterEach(async () => {
    await Promise.all(started.splice(0).map((process) => process.kill()));
    rmSync(directory, { recursive: true });
  });

  const started: StoreProcess[] = [];
  async function startProcess(...args: string[]): Promise<StoreProcess> {
    const process = await StoreProcess.start(program, args);
    started.push(process);
    return process;
  }

  const open = (): Promise<OpenedStore> => openSqliteStore({ directory, clock: new SystemClock() });

  it('has everything that was acknowledged, and the counts right, however often it is killed', async () => {
    const store = await open();
    const { id: workflowId } = await new Bench(store).workflow();
    await store.close();
    const acknowledged: string[] = [];
    for (const killAfter of [1, 7, 50, 200, 333]) {
      const writer = await startProcess('write', directory, workflowId);
      await writer.printed(killAfter);
      await writer.kill();
      // The last line may be cut off in the middle; then it was not said.
      acknowledged.push(...writer.lines.filter((line) => line.length === 36));
    }
    const reopened = await open();
    for (const id of acknowledged) {
      expect(await reopened.jobs.find(id)).toBeDefined();
      expect(await reopened.settings.get(id)).toBeDefined();
    }
    let rows = 0;
    let cursor: string | null | undefined;
    while (cursor !== null) {
      const page = await reopened.jobs.list({}, 'ascending', { limit: 500, ...(cursor !== undefined && { cursor }) });
      rows += page.items.length;
      cursor = page.nextCursor;
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(1 + 7 + 50 + 200 + 333);
    expect(rows).toBeGreaterThanOrEqual(acknowledged.length);
    expect((await reopened.jobs.counts()).pending).toBe(rows);
    await reopened.close();
  }, 60_000);

  it('is refused to a second process, which is told who has it, and free once that one is dead', async () => {
    const holder = await startProcess('hold', directory);
    const refused = await open().catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(StoreLocked);
    expect((refused as StoreLocked).message).toContain(`pid ${holder.pid}`);
    expect((refused as StoreLocked).message).toContain(directory);
    await holder.kill();
    const store = await open();
    await store.close();
  }, 30_000);

  it('is refused to a second store of the same process, and free after closing', async () => {
    const store = await open();
    await expect(open()).rejects.toBeInstanceOf(StoreLocked);
    await expect(open()).rejects.toMatchObject({ pid: process.pid });
    await store.close();
    await (await open()).close();
  });
});
