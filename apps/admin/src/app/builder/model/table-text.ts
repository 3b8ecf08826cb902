/** One recipient: column to text. */
export type Row = Record<string, string>;

/** The separators that a table copied from somewhere may have; a spreadsheet gives tabs. */
const SEPARATORS = ['\t', ',', ';'] as const;

/** A table as text, to be shown in a field: the first line names the columns. */
export function tableText(rows: readonly Row[]): string {
  const columns = columnsOf(rows);
  if (columns.length === 0) return '';
  const line = (cells: readonly string[]) => cells.map(quoted).join(',');
  return [line(columns), ...rows.map((row) => line(columns.map((column) => row[column] ?? '')))].join('\n');
}

/** The columns of all rows, in the order in which they first appear. */
export function columnsOf(rows: readonly Row[]): string[] {
  return [...new Set(rows.flatMap((row) => Object.keys(row)))];
}

/**
 * Reads a pasted table whose first line names the columns: tabs, commas or semicolons, quotes as spreadsheets write
 * them. Empty lines are left out; a cell too many is dropped, a missing one is empty.
 */
export function rowsOf(text: string): Row[] {
  const [head, ...body] = linesOf(text.replace(/^\uFEFF/, ''));
  if (!head) return [];
  const columns = head.map((name) => name.trim());
  return body.map((cells) =>
    Object.fromEntries(
      columns.map((column, at) => [column, (cells[at] ?? '').trim()]).filter(([column]) => column !== ''),
    ),
  );
}

function linesOf(text: string): string[][] {
  const separator = separatorOf(text);
  const lines: string[][] = [];
  let cells: string[] = [];
  let cell = '';
  let within: 'plain' | 'quotes' = 'plain';
  const endCell = () => {
    cells.push(cell);
    cell = '';
  };
  const endLine = () => {
    endCell();
    if (cells.some((each) => each.trim() !== '')) lines.push(cells);
    cells = [];
  };
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] as string;
    if (within === 'quotes') {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') cell += text[at++];
      else within = 'plain';
    } else if (sign === '"' && cell.trim() === '') {
      cell = '';
      within = 'quotes';
    } else if (sign === separator) endCell();
    else if (sign === '\n') endLine();
    else if (sign !== '\r') cell += sign;
  }
  endLine();
  return lines;
}

/** The one that the first line has most of. */
function separatorOf(text: string): string {
  const first = text.slice(0, text.search(/[\r\n]|$/));
  const counts = SEPARATORS.map((separator) => first.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ',';
}

function quoted(cell: string): string {
  return /[",\t;\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
