import { type Clock } from '../instant';
import { type Outcome, done, refused } from '../outcome';
import { type Ids } from '../store/ids';
import { type Alongside, type UnitOfWork } from '../store/unit-of-work';
import { type AddressColumn, type FileLine, findAddressColumn } from './address-column';
import { type AddressForm } from './address-form';
import { type SuppressionRecord, type SuppressionScope, type SuppressionStore } from './suppression-store';

/** So many lines without an address are shown. */
const SHOWN_FINDINGS = 20;

/** Addresses per transaction: enough to pay for the sync, few enough to keep nobody waiting. */
const BATCH = 500;

export interface ImportQuestion {
  scope: SuppressionScope;
  reason?: string;
  /** Where the addresses stand, counted from 0; found out without it. */
  column?: number;
}

export interface ImportSurvey extends AddressColumn {
  /** Those that would be added, each once. */
  fresh: readonly string[];
  known: number;
  /** Lines whose address an earlier line has, however it is written. */
  repeated: number;
  invalid: number;
  findings: readonly { line: number; value: string }[];
}

/** A file of addresses that asked not to be sent to. Whoever brings the same file again changes nothing. */
export class SuppressionImport {
  constructor(
    private readonly parts: {
      clock: Clock;
      ids: Ids;
      unitOfWork: UnitOfWork;
      suppressions: SuppressionStore;
      form: AddressForm;
    },
  ) {}

  /** What is in the file. `pages` come with a turn of the event loop in between, for a page is judged in one go. */
  async survey(pages: AsyncIterable<readonly FileLine[]>, question: ImportQuestion): Promise<Outcome<ImportSurvey>> {
    let where: AddressColumn | undefined;
    const sorted = new SortedAddresses(this.parts.form);
    const fresh: string[] = [];
    for await (const page of pages) {
      const first = where === undefined;
      where ??= findAddressColumn(page, this.parts.form, question.column);
      if (where.column >= where.columns.length) return refused({ kind: 'invalid', issues: [noColumn(where)] });
      const unseen = sorted.take(first && where.header === 'header' ? page.slice(1) : page, where.column);
      const known = await this.parts.suppressions.findAmong(unseen, [question.scope]);
      fresh.push(...unseen.filter((address) => !known.has(address)));
    }
    if (where === undefined) return refused({ kind: 'invalid', issues: [NO_LINES] });
    const { seen, repeated, invalid, findings } = sorted;
    return done({ ...where, fresh, known: seen - fresh.length, repeated, invalid, findings });
  }

  /**
   * Adds what the survey found, batch by batch; one that a crash cuts off is finished by doing it again. `alongside` is
   * written with the first batch, so that nothing is added without its author. Answers how many were added.
   */
  async add(
    survey: ImportSurvey,
    { scope, reason }: ImportQuestion,
    alongside: Alongside<ImportSurvey>,
  ): Promise<number> {
    const createdAt = this.parts.clock.now();
    let added = 0;
    for (let start = 0; start < survey.fresh.length; start += BATCH) {
      const records = survey.fresh.slice(start, start + BATCH).map((address): SuppressionRecord => ({
        id: this.parts.ids.next(),
        address,
        scope,
        ...(reason !== undefined && { reason }),
        createdAt,
      }));
      added += await this.parts.unitOfWork.write(async (tx) => {
        if (start === 0) await alongside(tx, survey);
        return (await this.parts.suppressions.insert(tx, records)).size;
      });
    }
    return added;
  }
}

/** Tells what is new in the file from what is there twice and what is none. */
class SortedAddresses {
  readonly #seen = new Set<string>();
  readonly findings: { line: number; value: string }[] = [];
  repeated = 0;
  invalid = 0;

  constructor(private readonly form: AddressForm) {}

  get seen(): number {
    return this.#seen.size;
  }

  /** The addresses of a page that no page had before. */
  take(page: readonly FileLine[], column: number): string[] {
    const unseen: string[] = [];
    for (const { line, cells } of page) {
      const value = cells[column] ?? '';
      const address = this.form(value);
      if (address === undefined) this.#refuse(line, value);
      else if (this.#seen.has(address)) this.repeated += 1;
      else {
        this.#seen.add(address);
        unseen.push(address);
      }
    }
    return unseen;
  }

  #refuse(line: number, value: string): void {
    this.invalid += 1;
    if (this.findings.length < SHOWN_FINDINGS) this.findings.push({ line, value });
  }
}

const NO_LINES = { path: 'file', code: 'EMPTY', message: 'The file is empty.' };

function noColumn({ columns }: AddressColumn) {
  return { path: 'column', code: 'OUT_OF_RANGE', message: `The file has ${columns.length} columns.` };
}
