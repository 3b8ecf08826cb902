import { type AudienceRow, AudienceSource, type AudienceSpec } from '../audience/audience-source';
import { type Issue } from '../issue';

/** Gives the rows that the test put there, a few at a time; `before` may throw or wait at each page. */
export class ScriptedAudience extends AudienceSource {
  override readonly source = 'scripted';
  rows: AudienceRow[] = [];
  opened = 0;
  before: (fromRow: number) => void | Promise<void> = () => undefined;

  constructor(private readonly pageSize = 10) {
    super();
  }

  override async check(): Promise<Issue[]> {
    return [];
  }

  override async *open(
    _spec: AudienceSpec,
    { fromRow, signal }: { fromRow: number; signal: AbortSignal },
  ): AsyncIterable<readonly AudienceRow[]> {
    this.opened += 1;
    for (let at = fromRow; at < this.rows.length && !signal.aborted; at += this.pageSize) {
      await this.before(at);
      yield this.rows.slice(at, at + this.pageSize);
    }
  }
}

/** `count` people named P1, P2, … */
export function people(count: number): AudienceRow[] {
  return Array.from({ length: count }, (_, index) => ({ email: `p${index + 1}@example.com`, name: `P${index + 1}` }));
}
