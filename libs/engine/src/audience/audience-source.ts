import { type Issue } from '../issue';

/** Where recipients come from, as saved: which source, which columns mean what, and what that source needs besides. */
export interface AudienceSpec {
  source: string;
  mapping: AudienceMapping;
}

export interface AudienceMapping {
  /** The column that holds the address. */
  address: string;
  /** The column that identifies a recipient; without it the normalised address does. */
  key?: string;
  name?: string;
  adConsent?: string;
  nightConsent?: string;
}

/** A recipient as the source has it: column to text. Has no prototype, so that `#{constructor}` is a missing variable. */
export type AudienceRow = Record<string, string>;

/**
 * A kind of place to find recipients.
 *
 * Guarantee: `open` streams in memory that does not grow with the audience, stops promptly when `signal` aborts, and
 * gives the same rows in the same order each time as long as the source did not change; `fromRow` leaves that many out.
 */
export abstract class AudienceSource {
  /** The `source` it serves. */
  abstract readonly source: string;
  /** What is wrong with `spec`, with paths from the audience's root; asks the source where that is cheap. */
  abstract check(spec: AudienceSpec): Promise<Issue[]>;
  /** @throws AudienceUnavailable when the source cannot be read now or is broken. */
  abstract open(
    spec: AudienceSpec,
    options: { fromRow: number; signal: AbortSignal },
  ): AsyncIterable<readonly AudienceRow[]>;

  /** The columns and the first `limit` rows. @throws AudienceUnavailable */
  async sample(spec: AudienceSpec, limit: number, signal: AbortSignal): Promise<AudienceSample> {
    const rows: AudienceRow[] = [];
    for await (const page of this.open(spec, { fromRow: 0, signal })) {
      rows.push(...page.slice(0, limit - rows.length));
      if (rows.length >= limit) break;
    }
    return { columns: [...new Set(rows.flatMap((row) => Object.keys(row)))], rows };
  }
}

export interface AudienceSample {
  /** In the source's order. */
  columns: string[];
  rows: AudienceRow[];
}

/** The source could not be read. A job that meets it is tried again, unless trying again cannot help. */
export class AudienceUnavailable extends Error {
  override readonly name = 'AudienceUnavailable';

  constructor(
    readonly code: string,
    message: string,
    readonly retry: 'worthwhile' | 'pointless',
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }
}
