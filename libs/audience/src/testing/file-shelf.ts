import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FakeClock, MemoryStore } from '@jeongsi/engine/testing';
import { type ReceiveParts } from '../receive-file';

/** A folder of uploads of its own, and a store for the rows that belong to it. */
export class FileShelf {
  readonly store = new MemoryStore();

  private constructor(readonly directory: string) {}

  static async open(): Promise<FileShelf> {
    return new FileShelf(await mkdtemp(join(tmpdir(), 'jeongsi-files-')));
  }

  parts(limitBytes?: number): ReceiveParts {
    const { unitOfWork, files, ids } = this.store;
    const clock = new FakeClock('2026-12-01T00:00:00Z');
    const parts = { directory: this.directory, unitOfWork, files, ids, clock };
    return limitBytes === undefined ? parts : { ...parts, limitBytes };
  }

  async put(name: string, content: string | Buffer): Promise<void> {
    await writeFile(join(this.directory, name), content);
  }

  async names(): Promise<string[]> {
    return (await readdir(this.directory)).sort();
  }

  async close(): Promise<void> {
    await rm(this.directory, { recursive: true });
  }
}
