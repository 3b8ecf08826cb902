/**
 * One row of CSV. Cells that a spreadsheet would take for a formula get an apostrophe before them: somebody else chose
 * the names and addresses in here.
 */
export function csvRow(cells: readonly (string | number | undefined)[]): string {
  return `${cells.map((cell) => quote(harmless(String(cell ?? '')))).join(',')}\r\n`;
}

/** Full-width signs too: East Asian spreadsheets read them as the narrow ones. */
const FORMULA = /^\s*[=+\-@＝＋－＠\t\r]/u;

function harmless(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

function quote(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
