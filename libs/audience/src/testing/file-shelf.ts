import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileStore, Ids, UnitOfWork, type FileRecord, type Tx } from '@jeongsi/engine';
import { FakeClock } from '@jeongsi/engine/testing';
import { type ReceiveParts } from '../receive-file';

/** A folder of uploads of its own, with the rows that belong to it in memory. */
export class FileShelf extends FileStore {
  readonly records: FileRecord[] = [];
  /** What the next write fails with. */
  breaks: Error | undefined;

  private constructor(readonly directory: string) {
    super();
  }

  static async open(): Promise<FileShelf> {
    return new FileShelf(await mkdtemp(join(tmpdir(), 'jeongsi-files-')));
  }

  parts(limitBytes?: number): ReceiveParts {
    const { directory } = this;
    const parts = {
      directory,
      unitOfWork: new Direct(),
      files: this,
      ids: new Numbers(),
      clock: new FakeClock('2026-12-01T00:00:00Z'),
    };
    return limitBytes === undefined ? parts : { ...parts, limitBytes };
  }

  async put(name: string, content: string | Buffer): Promise<string> {
    const path = join(this.directory, name);
    await writeFile(path, content);
    return path;
  }

  async names(): Promise<string[]> {
    return (await readdir(this.directory)).sort();
  }

  async close(): Promise<void> {
    await rm(this.directory, { recursive: true });
  }

  override async insert(_tx: Tx, file: FileRecord): Promise<void> {
    if (this.breaks) throw this.breaks;
    this.records.push(file);
  }

  override async find(id: string): Promise<FileRecord | undefined> {
    return this.records.find((record) => record.id === id);
  }

  override async list(limit: number): Promise<FileRecord[]> {
    return this.records.slice(-limit).reverse();
  }
}

class Direct extends UnitOfWork {
  override async write<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const effects: (() => void)[] = [];
    const result = await work({ onCommit: (effect) => effects.push(effect) });
    for (const effect of effects) effect();
    return result;
  }
}

class Numbers extends Ids {
  #last = 0;

  override next(): string {
    this.#last += 1;
    return `file-${this.#last}`;
  }
}
