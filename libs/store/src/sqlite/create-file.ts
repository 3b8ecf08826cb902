import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Instant } from '@jeongsi/engine';
import { StoreCorrupt } from '../store-errors';
import { openWriter } from './connection';
import { upgrade } from './upgrade';

/**
 * Makes the database under another name and gives it its own when it is complete, so that a file under its own name always
 * was a database: an empty or cut one is damaged, never new.
 * @throws StoreCorrupt when the log of a database is there, but not the database
 */
export async function createFile(file: string, now: Instant): Promise<void> {
  if (existsSync(`${file}-wal`)) throw new StoreCorrupt(file, 'its log is there, but the file itself is missing');
  const unfinished = `${file}.new`;
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${unfinished}${suffix}`, { force: true });
  closeSync(openSync(unfinished, 'wx', 0o600));
  const writer = openWriter(unfinished);
  try {
    await upgrade(writer, now);
  } finally {
    writer.database.close();
  }
  renameSync(unfinished, file);
  syncDirectory(dirname(file));
}

/** Without it a power cut could take the new name back. */
function syncDirectory(directory: string): void {
  const descriptor = openSync(directory, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
