import { type Issue } from '@jeongsi/engine';

/** What is wrong with a CSV file, and where. */
export class CsvFault extends Error {
  override readonly name = 'CsvFault';

  constructor(
    readonly code:
      | 'EMPTY'
      | 'ENCODING'
      | 'NUL'
      | 'NO_ROWS'
      | 'EMPTY_COLUMN'
      | 'DUPLICATE_COLUMN'
      | 'TOO_MANY_COLUMNS'
      | 'RAGGED_ROW'
      | 'QUOTE'
      | 'ROW_TOO_LONG'
      | 'TOO_LARGE'
      | 'TOO_MANY_ROWS',
    message: string,
    /** Counted from 1 as an editor does; absent when it is about the file as a whole. */
    readonly line?: number,
  ) {
    super(message);
  }
}

/** As a problem of the file, or of a line of it. */
export function issueOf(fault: CsvFault): Issue {
  const path = fault.line === undefined ? 'file' : `file.line.${fault.line}`;
  return { path, code: fault.code, message: fault.message };
}
