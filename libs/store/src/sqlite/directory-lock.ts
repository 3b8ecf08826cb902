import { closeSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { StoreLocked } from '../store-errors';
import { resultCode } from './failure';

/**
 * Owns a data directory, against other processes and other stores of this one.
 *
 * The lock is SQLite's own exclusive lock on an empty side database: the kernel drops it when the process dies, however it
 * dies, so nothing stale can be left. The pid file beside it only serves the message.
 */
export class DirectoryLock {
  private constructor(
    private readonly database: Database.Database,
    private readonly pidFile: string,
  ) {}

  /** @throws StoreLocked */
  static acquire(directory: string): DirectoryLock {
    const lockFile = join(directory, 'jeongsi.lock');
    const pidFile = join(directory, 'jeongsi.pid');
    closeSync(openSync(lockFile, 'a', 0o600));
    const database = new Database(lockFile, { timeout: 0 });
    try {
      database.exec('begin exclusive');
    } catch (error) {
      database.close();
      if (resultCode(error).startsWith('SQLITE_BUSY')) {
        throw new StoreLocked(directory, readPid(pidFile));
      }
      throw error;
    }
    try {
      writeFileSync(pidFile, `${process.pid}\n`, { mode: 0o600 });
    } catch {
      // On a full disk the store still opens, to be read; the message of whoever comes second just names nobody.
    }
    return new DirectoryLock(database, pidFile);
  }

  release(): void {
    rmSync(this.pidFile, { force: true });
    this.database.close();
  }
}

function readPid(file: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
    return Number.isSafeInteger(pid) ? pid : undefined;
  } catch {
    return undefined;
  }
}
