import { type Alongside } from '@jeongsi/engine';

/** Writes one after the other, in the same transaction. */
export function together<T>(...parts: readonly (Alongside<T> | undefined)[]): Alongside<T> {
  return async (tx, result) => {
    for (const part of parts) await part?.(tx, result);
  };
}
