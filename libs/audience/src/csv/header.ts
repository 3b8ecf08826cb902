import { CsvFault } from './csv-fault';

/** Every column travels with every delivery, so there is an end to them. */
const MAX_COLUMNS = 500;

/** The column names, trimmed and NFC. @throws CsvFault when they are not all there and different. */
export function readHeader(cells: readonly string[]): string[] {
  const columns = cells.map((cell) => cell.trim().normalize('NFC'));
  if (columns.length > MAX_COLUMNS) {
    throw new CsvFault(
      'TOO_MANY_COLUMNS',
      `There are ${columns.length} columns; at most ${MAX_COLUMNS} are possible.`,
      1,
    );
  }
  const seen = new Set<string>();
  for (const [index, column] of columns.entries()) {
    if (column === '') {
      throw new CsvFault('EMPTY_COLUMN', `Column ${index + 1} has no name. The first line names every column.`, 1);
    }
    if (seen.has(column)) {
      throw new CsvFault('DUPLICATE_COLUMN', `Two columns are called "${column}". Give each its own name.`, 1);
    }
    seen.add(column);
  }
  return columns;
}
