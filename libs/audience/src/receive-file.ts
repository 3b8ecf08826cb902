import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import {
  StoreUnavailable,
  invalid,
  ok,
  type Alongside,
  type Clock,
  type FileRecord,
  type FileStore,
  type Ids,
  type Issue,
  type Result,
  type UnitOfWork,
} from '@jeongsi/engine';
import { CsvFault, issueOf } from './csv/csv-fault';
import { EncodingDetector, type Encoding } from './csv/encoding';
import { readCsv } from './csv/read-csv';
import { errorCode } from './error-code';
import { UNFINISHED, storedFile } from './stored-file';

const DEFAULT_LIMIT_BYTES = 200 * 1024 * 1024;
const SAMPLE_ROWS = 20;
const MAX_NAME = 200;

export interface ReceiveParts {
  /** The folder of uploads; made when it is not there. */
  directory: string;
  unitOfWork: UnitOfWork;
  files: FileStore;
  ids: Ids;
  clock: Clock;
  /** 200 MB without it. */
  limitBytes?: number;
  /** Written with the file's row, in one transaction. */
  alongside?: Alongside<FileRecord> | undefined;
}

export interface Upload {
  /** As the person called it; only shown. */
  name: string;
  content: AsyncIterable<Uint8Array>;
}

/**
 * Stores an uploaded CSV file. Once it answers with a record, the bytes and the row are durable; in every other case
 * nothing is left of it. The issues' paths are `file` and `file.line.17`.
 * @throws StoreUnavailable when the disk is full; whatever `upload.content` or `signal` ends with.
 */
export async function receiveFile(
  parts: ReceiveParts,
  upload: Upload,
  signal: AbortSignal,
): Promise<Result<FileRecord>> {
  const id = parts.ids.next();
  const path = storedFile(parts.directory, id);
  const unfinished = path + UNFINISHED;
  try {
    await mkdir(parts.directory, { recursive: true, mode: 0o700 });
    const { size, encoding } = await writeBytes(
      unfinished,
      upload.content,
      parts.limitBytes ?? DEFAULT_LIMIT_BYTES,
      signal,
    );
    const facts = await readFacts(unfinished, encoding, signal);
    const record: FileRecord = {
      id,
      name: shownName(upload.name),
      size,
      encoding,
      ...facts,
      createdAt: parts.clock.now(),
    };
    await rename(unfinished, path);
    await syncDirectory(parts.directory);
    await parts.unitOfWork.write(async (tx) => {
      await parts.files.insert(tx, record);
      await parts.alongside?.(tx, record);
    });
    return ok(record);
  } catch (error) {
    await rm(unfinished, { force: true });
    await rm(path, { force: true });
    if (error instanceof CsvFault) return invalid(issueOf(error));
    if (error instanceof TooLarge) return invalid(error.issue);
    throw isDiskFull(error) ? new StoreUnavailable('full', { cause: error }) : error;
  }
}

/** Clears what uploads left behind when the process was killed. For the start, before the first upload. */
export async function removeUnfinishedUploads(directory: string): Promise<void> {
  const names = await readdir(directory).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  });
  for (const name of names) if (name.endsWith(UNFINISHED)) await rm(join(directory, name), { force: true });
}

class TooLarge extends Error {
  readonly issue: Issue;

  constructor(limitBytes: number) {
    const limit = limitBytes >= 1024 * 1024 ? `${Math.floor(limitBytes / 1024 / 1024)} MB` : `${limitBytes} bytes`;
    super('too large');
    this.issue = { path: 'file', code: 'TOO_LARGE', message: `A file may have at most ${limit}. Split it.` };
  }
}

async function writeBytes(
  path: string,
  content: AsyncIterable<Uint8Array>,
  limitBytes: number,
  signal: AbortSignal,
): Promise<{ size: number; encoding: Encoding }> {
  const detector = new EncodingDetector();
  let size = 0;
  const handle = await open(path, 'wx', 0o600);
  try {
    for await (const chunk of content) {
      signal.throwIfAborted();
      size += chunk.length;
      if (size > limitBytes) throw new TooLarge(limitBytes);
      detector.push(chunk);
      await handle.writeFile(chunk);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { size, encoding: detector.end() };
}

async function readFacts(
  path: string,
  encoding: Encoding,
  signal: AbortSignal,
): Promise<Pick<FileRecord, 'columns' | 'rowCount' | 'sample'>> {
  let columns: string[] = [];
  let rowCount = 0;
  let sample: FileRecord['sample'] = [];
  for await (const page of readCsv(path, { encoding, fromRow: 0, signal })) {
    if (rowCount === 0) {
      columns = [...page.columns];
      sample = page.rows.slice(0, SAMPLE_ROWS);
    }
    rowCount += page.rows.length;
  }
  if (rowCount === 0) throw new CsvFault('NO_ROWS', 'The file has a header and no rows.');
  return { columns, rowCount, sample };
}

/** The rename itself must survive power loss, too. */
async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function shownName(name: string): string {
  const shown = basename(name.replaceAll('\\', '/'))
    .replace(/\p{Cc}/gu, '')
    .trim()
    .slice(0, MAX_NAME);
  return shown === '' ? 'recipients.csv' : shown;
}

function isDiskFull(error: unknown): boolean {
  const code = errorCode(error);
  return code === 'ENOSPC' || code === 'EDQUOT';
}
