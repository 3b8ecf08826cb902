import { Readable, pipeline } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { type AudienceRow } from '@jeongsi/engine';
import { PAGE_ROWS } from '../pages';
import { CsvFault } from './csv-fault';
import { detectDelimiter } from './delimiter';
import { type Encoding } from './encoding';
import { readHeader } from './header';
import { readAsUtf8 } from './read-bytes';

/** A quote that is never closed would swallow the file; this is where we stop. */
const MAX_ROW_CHARACTERS = 1_000_000;

/** What is known once the first page is there. */
export interface CsvPage {
  columns: readonly string[];
  rows: AudienceRow[];
}

/**
 * Streams a CSV file page by page, after leaving out `fromRow` rows; the first page comes even when it is empty, for its
 * columns. Memory does not grow with the file. Blank lines and rows of nothing but empty cells do not count.
 * @throws CsvFault, with the line.
 */
export async function* readCsv(
  path: string,
  { encoding, fromRow, signal }: { encoding: Encoding; fromRow: number; signal: AbortSignal },
): AsyncGenerator<CsvPage> {
  const bytes = readAsUtf8(path, encoding, signal);
  const first = await bytes.next();
  if (first.done) throw new CsvFault('EMPTY', 'The file is empty.');
  let lastLine = 0;
  const parser = parse({
    ...csvOptions(first.value),
    on_record: (record: string[], { lines }) => {
      lastLine = lines;
      return record;
    },
  });
  // The parser is read to its end below and gets every error from here.
  pipeline(Readable.from(chain(first.value, bytes), { objectMode: false }), parser, () => undefined);
  let columns: string[] | undefined;
  let skipped = 0;
  let rows: AudienceRow[] = [];
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      if (!columns) columns = readHeader(record);
      else if (skipped < fromRow) skipped += 1;
      else rows.push(toRow(columns, record));
      if (columns && rows.length === PAGE_ROWS) {
        yield { columns, rows };
        // The parser holds more rows; without this they would still come.
        signal.throwIfAborted();
        rows = [];
      }
    }
  } catch (error) {
    throw error instanceof CsvError ? toFault(error, lastLine) : error;
  }
  if (!columns) throw new CsvFault('EMPTY', 'The file is empty.');
  yield { columns, rows };
}

/** How CSV is read here; `head` tells the delimiter. */
export function csvOptions(head: Buffer) {
  return {
    bom: true,
    delimiter: detectDelimiter(head.toString()),
    record_delimiter: ['\r\n', '\n', '\r'],
    trim: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    max_record_size: MAX_ROW_CHARACTERS,
  };
}

async function* chain(first: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* rest;
}

function toRow(columns: readonly string[], record: readonly string[]): AudienceRow {
  const row = Object.create(null) as AudienceRow;
  for (let index = 0; index < columns.length; index += 1) row[columns[index] ?? ''] = record[index] ?? '';
  return row;
}

export function toFault(error: CsvError, lastLine: number): CsvFault {
  const line = Number(error['lines']);
  switch (error.code) {
    case 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH':
    case 'CSV_RECORD_INCONSISTENT_COLUMNS':
      return new CsvFault('RAGGED_ROW', 'This row has more or fewer cells than the header has columns.', line);
    case 'CSV_QUOTE_NOT_CLOSED':
      return new CsvFault('QUOTE', 'A quote is opened in this row and never closed.', lastLine + 1);
    case 'CSV_MAX_RECORD_SIZE': {
      const message = 'This row is longer than a million characters. Is a quote opened in it and never closed?';
      return new CsvFault('ROW_TOO_LONG', message, lastLine + 1);
    }
    default:
      return new CsvFault(
        'QUOTE',
        'A quote stands where none can be. Write "" for a quote inside a quoted cell.',
        line,
      );
  }
}
