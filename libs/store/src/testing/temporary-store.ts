import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type StoresUnderTest } from '@jeongsi/engine/testing';
import { SystemClock } from '@jeongsi/engine';
import { openSqliteStore } from '../sqlite/open-sqlite-store';

/** A directory of its own for a test. */
export function temporaryDirectory(): string {
  return mkdtempSync(join(tmpdir(), 'jeongsi-store-'));
}

/** An empty SQLite store in a directory of its own, which goes when it is closed. */
export async function openTemporaryStore(): Promise<StoresUnderTest> {
  const directory = temporaryDirectory();
  const store = await openSqliteStore({ directory, clock: new SystemClock() });
  return {
    ...store,
    async close() {
      await store.close();
      rmSync(directory, { recursive: true });
    },
  };
}
