import { InvalidCursor, type StorePage } from '@jeongsi/engine';

/** What a cursor of some list holds, with its shape check. */
export interface CursorShape<Key> {
  parse(value: unknown): Key | undefined;
}

/** By instant and id. */
export const BY_TIME: CursorShape<{ time: number; id: string }> = {
  parse(value) {
    if (!Array.isArray(value) || value.length !== 2) return undefined;
    const [time, id] = value as unknown[];
    return typeof time === 'number' && Number.isSafeInteger(time) && typeof id === 'string' ? { time, id } : undefined;
  },
};

/** By id. */
export const BY_ID: CursorShape<string> = {
  parse(value) {
    if (!Array.isArray(value) || value.length !== 1) return undefined;
    const [id] = value as unknown[];
    return typeof id === 'string' ? id : undefined;
  },
};

/** @throws InvalidCursor */
export function readCursor<Key>(cursor: string, shape: CursorShape<Key>): Key {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch (cause) {
    throw new InvalidCursor('The cursor is not one of ours', { cause });
  }
  const key = shape.parse(value);
  if (key === undefined) throw new InvalidCursor('The cursor belongs to another list');
  return key;
}

/** A page out of one row more than was asked for: that row says whether there is a next page. */
export function pageOf<Row, T>(
  rows: readonly Row[],
  limit: number,
  toItem: (row: Row) => T,
  keyOf: (row: Row) => (string | number)[],
): StorePage<T> {
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items: kept.map(toItem), nextCursor: more ? cursorAt(keyOf(last)) : null };
}

export function cursorAt(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}
