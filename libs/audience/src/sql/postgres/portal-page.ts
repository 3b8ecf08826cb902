import { type Connection, type FieldDef, type Submittable } from 'pg';

/** Portals outlive the message that made them for as long as their transaction. */
const PORTAL = 'audience';

export interface PortalRows {
  /** Absent when the portal was read from before. */
  fields?: FieldDef[];
  rows: (string | null)[][];
  last: boolean;
}

/**
 * One step through a query's result: makes the portal when there is a `query`, and takes at most `limit` rows from it.
 * Each step is a message exchange of its own that ends with a sync, so that the server's `statement_timeout` counts the
 * time it works for us and not the time we take with the rows (a cursor held open by flushes would count both). The
 * extended protocol takes a single statement only, and values come as the text the server writes.
 */
export class PortalPage implements Submittable {
  readonly result: Promise<PortalRows>;
  #resolve: (rows: PortalRows) => void = () => undefined;
  #reject: (error: unknown) => void = () => undefined;
  #fields: FieldDef[] | undefined;
  #last = true;
  readonly #rows: (string | null)[][] = [];
  #failed = false;

  constructor(
    private readonly query: string | undefined,
    private readonly limit: number,
  ) {
    this.result = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    this.result.catch(() => undefined);
  }

  submit(connection: Connection): void {
    if (this.query !== undefined) {
      connection.parse({ name: '', text: this.query, types: [] }, true);
      connection.bind({ portal: PORTAL, statement: '', values: [], binary: '' }, true);
      connection.describe({ type: 'P', name: PORTAL }, true);
    }
    connection.execute({ portal: PORTAL, rows: String(this.limit) }, true);
    connection.sync();
  }

  handleRowDescription({ fields }: { fields: FieldDef[] }): void {
    this.#fields = fields;
  }

  handleDataRow({ fields }: { fields: (string | null)[] }): void {
    this.#rows.push(fields);
  }

  handlePortalSuspended(): void {
    this.#last = false;
  }

  handleCommandComplete(): void {
    // What counts is whether the portal was suspended.
  }

  handleEmptyQuery(): void {
    // No columns, no rows.
  }

  handleCopyInResponse(connection: Connection & { sendCopyFail(message: string): void }): void {
    connection.sendCopyFail('only rows are read');
  }

  handleCopyData(): void {
    // COPY has no columns, and is refused for that.
  }

  handleError(error: unknown): void {
    this.#failed = true;
    this.#reject(error);
  }

  handleReadyForQuery(): void {
    if (this.#failed) return;
    const rows: PortalRows = { rows: this.#rows, last: this.#last };
    if (this.#fields) rows.fields = this.#fields;
    this.#resolve(rows);
  }
}
