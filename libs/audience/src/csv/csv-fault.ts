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
      | 'ROW_TOO_LONG',
    message: string,
    /** Counted from 1 as an editor does; absent when it is about the file as a whole. */
    readonly line?: number,
  ) {
    super(message);
  }
}
