import { InvalidCursor, type PageRequest, type StorePage } from '../../store/page';

/** What rows are ordered by; compared piece by piece. */
export type SortKey = readonly (string | number)[];

export function compareKeys(a: SortKey, b: SortKey): number {
  for (const [index, left] of a.entries()) {
    const right = b[index];
    if (right === undefined || left === right) continue;
    return left < right ? -1 : 1;
  }
  return 0;
}

/** One page of rows in the order of their keys. */
export function pageInOrder<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => SortKey,
  order: 'ascending' | 'descending',
  page: PageRequest,
): StorePage<Row> {
  const sign = order === 'ascending' ? 1 : -1;
  const sorted = [...rows].sort((a, b) => sign * compareKeys(keyOf(a), keyOf(b)));
  const after = page.cursor === undefined ? undefined : readCursor(page.cursor);
  const rest = after ? sorted.filter((row) => sign * compareKeys(keyOf(row), after) > 0) : sorted;
  const items = rest.slice(0, page.limit);
  const last = items.at(-1);
  const nextCursor = last && rest.length > page.limit ? encodeURIComponent(JSON.stringify(keyOf(last))) : null;
  return { items, nextCursor };
}

function readCursor(cursor: string): SortKey {
  try {
    const key: unknown = JSON.parse(decodeURIComponent(cursor));
    if (Array.isArray(key)) return key as SortKey;
  } catch (cause) {
    throw new InvalidCursor('The cursor is not one of ours', { cause });
  }
  throw new InvalidCursor('The cursor belongs to another list');
}
