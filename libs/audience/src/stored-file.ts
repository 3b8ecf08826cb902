import { join } from 'node:path';

/** Where the bytes of an upload lie, inside the folder of uploads. */
export function storedFile(directory: string, id: string): string {
  return join(directory, `${id}.csv`);
}

/** Uploads lie here under this ending until every byte is there, checked and on disk. */
export const UNFINISHED = '.part';
