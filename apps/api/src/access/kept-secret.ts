import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** A secret of this installation, and how we came by it. */
export interface KeptSecret {
  value: string;
  /** `given` by the operator, `made` just now, or `kept` in a file since an earlier start. */
  origin: 'given' | 'made' | 'kept';
  /** Where it lies, unless it was given. */
  file?: string;
}

/** The file is there, but what is in it cannot be a secret of ours. */
export class SecretUnreadable extends Error {
  override readonly name = 'SecretUnreadable';
}

/**
 * Answers `given`, else what the file `name` in `folder` holds, else makes 256 random bits and keeps them there,
 * readable by the owner alone and durable before this resolves.
 * @throws SecretUnreadable
 */
export async function keepSecret(folder: string, name: string, given: string | undefined): Promise<KeptSecret> {
  if (given !== undefined) return { value: given, origin: 'given' };
  const file = join(folder, name);
  const kept = await readIfThere(file);
  if (kept !== undefined) return { value: checked(kept.trim(), file), origin: 'kept', file };
  const value = randomBytes(32).toString('base64url');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeDurably(file, `${value}\n`);
  await syncFolder(folder);
  return { value, origin: 'made', file };
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function checked(value: string, file: string): string {
  if (/^[\x21-\x7e]{16,}$/.test(value)) return value;
  throw new SecretUnreadable(`${file} does not hold a key: delete it to have a new one made, or restore it.`);
}

/** Under another name first: a crash or a full disk must not leave half a key behind. */
async function writeDurably(file: string, content: string): Promise<void> {
  const unfinished = `${file}.new`;
  await rm(unfinished, { force: true });
  const handle = await open(unfinished, 'wx', 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(unfinished, file);
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
