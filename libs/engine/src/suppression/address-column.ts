import { type AddressForm } from './address-form';

/** A line of a file that is not known to have a header. */
export interface FileLine {
  /** Counted from 1, as an editor does. */
  line: number;
  cells: readonly string[];
}

/** Where in a file the addresses stand. */
export interface AddressColumn {
  /** The header's names; without a header empty ones. */
  columns: readonly string[];
  /** Counted from 0. */
  column: number;
  header: 'header' | 'no-header';
}

/** The column with the most addresses among the first lines, unless `wanted` names one; what stands above them is a header. */
export function findAddressColumn(head: readonly FileLine[], form: AddressForm, wanted?: number): AddressColumn {
  const first = head[0]?.cells ?? [];
  const width = Math.max(...head.map(({ cells }) => cells.length));
  const counts = Array.from(
    { length: width },
    (_, column) => head.filter(({ cells }) => form(cells[column] ?? '') !== undefined).length,
  );
  const column = wanted ?? counts.indexOf(Math.max(...counts));
  const named = first.every((cell) => form(cell) === undefined) && !looksLikeAddress(first[column] ?? '');
  const columns = counts.map((_, index) => (named ? (first[index] ?? '') : ''));
  return { columns, column, header: named ? 'header' : 'no-header' };
}

/** A mistyped address in the first line is one, too, and no header. */
function looksLikeAddress(cell: string): boolean {
  return /@|\d{3}/.test(cell);
}
