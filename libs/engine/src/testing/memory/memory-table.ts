/** Rows by key. What a transaction changed is seen by it alone until it is committed. Rows are replaced, never edited. */
export class MemoryTable<Row extends object> {
  readonly #committed = new Map<string, Row>();
  readonly #changed = new Map<string, Row | undefined>();

  constructor(private readonly keyOf: (row: Row) => string) {}

  /** As last committed. */
  find(key: string): Row | undefined {
    return this.#committed.get(key);
  }

  /** As last committed. */
  all(): Row[] {
    return [...this.#committed.values()];
  }

  /** As the transaction sees it. */
  read(key: string): Row | undefined {
    return this.#changed.has(key) ? this.#changed.get(key) : this.#committed.get(key);
  }

  /** As the transaction sees them. */
  rows(): Row[] {
    if (this.#changed.size === 0) return this.all();
    const seen = new Map<string, Row | undefined>([...this.#committed, ...this.#changed]);
    return [...seen.values()].filter((row) => row !== undefined);
  }

  put(row: Row): void {
    this.#changed.set(this.keyOf(row), row);
  }

  remove(key: string): void {
    this.#changed.set(key, undefined);
  }

  commit(): void {
    for (const [key, row] of this.#changed) {
      if (row === undefined) this.#committed.delete(key);
      else this.#committed.set(key, row);
    }
    this.#changed.clear();
  }

  rollback(): void {
    this.#changed.clear();
  }
}
