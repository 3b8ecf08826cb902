import { encode } from 'iconv-lite';

/** A CSV file as a spreadsheet saves it. */
export function csv(
  rows: readonly Record<string, string>[],
  encoding: 'utf-8' | 'utf-8 with BOM' | 'cp949' = 'utf-8',
): Buffer {
  const columns = Object.keys(rows[0] ?? {});
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))];
  const text = lines.map((cells) => cells.map(quoted).join(',')).join('\r\n') + '\r\n';
  return encoding === 'cp949'
    ? encode(text, 'cp949')
    : encode(text, 'utf-8', { addBOM: encoding === 'utf-8 with BOM' });
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
