import { type Clock } from '../instant';
import { type Purpose, scopesFor } from '../purpose/purpose';
import { type SuppressionStore } from '../suppression/suppression-store';
import { type AudienceRow, type AudienceSource, type AudienceSpec } from './audience-source';
import { Deadline } from '../deadline';
import { Funnel } from './funnel';
import { type MappedRecipient, mapRow, type RowOutcome } from './recipient';

export interface SurveyParts {
  clock: Clock;
  suppressions: SuppressionStore;
  source: AudienceSource;
  purpose: Purpose;
  /** Answers undefined for what cannot be an address. */
  normaliseAddress: (raw: string) => string | undefined;
}

/** A person waits for it: more than this is not looked at. */
const MOST_ROWS = 100_000;
const MOST_MS = 8_000;

/** What one statement of the store takes. */
const ADDRESSES_AT_ONCE = 1_000;

/** Reads an audience the way a job would, to tell who would get it. Reads only so much of it, and for so long. */
export class Survey {
  readonly funnel = new Funnel();
  rows = 0;
  /** Why the rest was not read; absent when everybody was. */
  cut?: 'rows' | 'time';
  readonly #keys = new Set<string>();

  constructor(private readonly parts: SurveyParts) {}

  /** Those who pass the whole funnel. @throws AudienceUnavailable */
  async *recipients(spec: AudienceSpec): AsyncIterable<MappedRecipient> {
    const deadline = new Deadline(this.parts.clock, MOST_MS);
    try {
      for await (const page of this.parts.source.open(spec, { fromRow: 0, signal: deadline.signal })) {
        const rows = page.slice(0, MOST_ROWS - this.rows);
        this.rows += rows.length;
        yield* await this.#passing(rows, spec);
        if (rows.length < page.length) this.cut = 'rows';
        if (this.cut || deadline.passed) break;
      }
    } catch (error) {
      // However the source puts it: it was we who broke off.
      if (!deadline.passed) throw error;
    } finally {
      deadline.callOff();
    }
    if (deadline.passed) this.cut ??= 'time';
  }

  /** Only counts. @throws AudienceUnavailable */
  async count(spec: AudienceSpec): Promise<void> {
    const recipients = this.recipients(spec)[Symbol.asyncIterator]();
    while (!(await recipients.next()).done);
  }

  async #passing(rows: readonly AudienceRow[], { mapping }: AudienceSpec): Promise<MappedRecipient[]> {
    const distinct = rows
      .map((row) => mapRow(row, mapping, this.parts.normaliseAddress))
      .filter((outcome) => this.#isNew(outcome));
    const suppressed = await this.#suppressedAmong(distinct);
    return distinct.filter((recipient) => {
      if (suppressed.has(recipient.address)) this.funnel.leave('unsuppressed', recipient);
      else if (this.#lacksConsent(recipient)) this.funnel.leave('consenting', recipient);
      else return true;
      return false;
    });
  }

  #isNew(outcome: RowOutcome): boolean {
    this.funnel.enter();
    if (outcome.skip) this.funnel.leave('valid', outcome);
    else if (this.#keys.has(outcome.recipientKey)) this.funnel.leave('unique', outcome);
    else {
      this.#keys.add(outcome.recipientKey);
      return true;
    }
    return false;
  }

  async #suppressedAmong(recipients: readonly MappedRecipient[]): Promise<ReadonlySet<string>> {
    const scopes = scopesFor(this.parts.purpose);
    const found = new Set<string>();
    for (let at = 0; at < recipients.length; at += ADDRESSES_AT_ONCE) {
      const addresses = recipients.slice(at, at + ADDRESSES_AT_ONCE).map(({ address }) => address);
      for (const address of await this.parts.suppressions.findAmong(addresses, scopes)) found.add(address);
    }
    return found;
  }

  #lacksConsent({ consent = 'none' }: MappedRecipient): boolean {
    return this.parts.purpose === 'advertising' && consent === 'none';
  }
}
