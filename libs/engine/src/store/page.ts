/** What a list asks for. `cursor` is what the last page answered, opaque to everybody but the store. */
export interface PageRequest {
  limit: number;
  cursor?: string;
}

/** `nextCursor` is null on the last page. */
export interface StorePage<T> {
  items: T[];
  nextCursor: string | null;
}

/** The cursor was not made by this store for this list. */
export class InvalidCursor extends Error {
  override readonly name = 'InvalidCursor';
}
