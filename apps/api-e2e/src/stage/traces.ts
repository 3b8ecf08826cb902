import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Everything that lies in a folder, by its path. */
export async function filesIn(folder: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const files = new Map<string, Buffer>();
  for (const path of paths) files.set(path, await readFile(path));
  return files;
}

/** The ways in which somebody may have written `text` down. */
export function spellings(text: string): Buffer[] {
  const encodings = ['utf8', 'utf16le', 'base64', 'base64url', 'hex'] as const;
  return encodings.map((encoding) => Buffer.from(Buffer.from(text).toString(encoding).replace(/=+$/, ''), 'latin1'));
}
