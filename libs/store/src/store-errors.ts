/** Another process has the data directory. */
export class StoreLocked extends Error {
  override readonly name = 'StoreLocked';

  constructor(
    readonly directory: string,
    /** Who has it, if that could be read. */
    readonly pid: number | undefined,
  ) {
    const owner = pid === undefined ? 'another process' : `the process with pid ${pid}`;
    super(
      `The data directory ${directory} is in use by ${owner}. One Jeongsi process owns a directory: ` +
        'stop the other one, or give this one its own DATA_DIR.',
    );
  }
}

/** The database file is damaged. It is left as it is. */
export class StoreCorrupt extends Error {
  override readonly name = 'StoreCorrupt';

  constructor(
    readonly file: string,
    finding: string,
    options?: { cause?: unknown },
  ) {
    super(
      `The database ${file} is damaged: ${finding}. Nothing was changed. Keep a copy of the whole directory, then ` +
        'restore the file from a backup, or recover what is left with "sqlite3 FILE .recover". ' +
        'To start over with nothing, move the file and its -wal and -shm neighbours away.',
      options,
    );
  }
}

/** The database was written by a later version of Jeongsi. */
export class StoreTooNew extends Error {
  override readonly name = 'StoreTooNew';

  constructor(readonly migrations: readonly string[]) {
    super(
      `The database was upgraded by a later version of Jeongsi (${migrations.join(', ')}). ` +
        'Run that version or a newer one, or restore a backup from before the upgrade. Nothing was changed.',
    );
  }
}

/** A unit of work was used after its transaction had ended: somebody did not await a store call. */
export class TransactionOver extends Error {
  override readonly name = 'TransactionOver';

  constructor() {
    super('This transaction is over; every store call of a unit of work must be awaited inside it');
  }
}
