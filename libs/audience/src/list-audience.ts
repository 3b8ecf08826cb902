import { AudienceSource, type AudienceRow, type AudienceSpec, type Issue } from '@jeongsi/engine';
import { checkMapping } from './mapping';
import { PAGE_ROWS } from './pages';

/** More belong into a file. */
export const MAX_LIST_ROWS = 10_000;

interface ListSpec extends AudienceSpec {
  source: 'list';
  rows: Record<string, string>[];
}

/** Recipients that stand in the workflow itself. */
export class ListAudience extends AudienceSource {
  override readonly source = 'list';

  override async check(spec: AudienceSpec): Promise<Issue[]> {
    const { rows, mapping } = spec as ListSpec;
    if (!Array.isArray(rows)) {
      return [{ path: 'rows', code: 'REQUIRED', message: 'Give the recipients as a list of rows.' }];
    }
    if (rows.length > MAX_LIST_ROWS) {
      const message = `A list takes at most 10,000 rows, not ${rows.length}. Upload the recipients as a file instead.`;
      return [{ path: 'rows', code: 'TOO_MANY_ROWS', message }];
    }
    const columns = new Set<string>();
    for (const row of rows) for (const column of Object.keys(row)) columns.add(column.normalize('NFC'));
    return columns.size === 0 ? [] : checkMapping(mapping, [...columns]);
  }

  override async *open(
    spec: AudienceSpec,
    { fromRow, signal }: { fromRow: number; signal: AbortSignal },
  ): AsyncIterable<readonly AudienceRow[]> {
    const { rows } = spec as ListSpec;
    for (let start = fromRow; start < rows.length; start += PAGE_ROWS) {
      signal.throwIfAborted();
      yield rows.slice(start, start + PAGE_ROWS).map(ownCells);
    }
  }
}

function ownCells(row: Record<string, string>): AudienceRow {
  const cells = Object.create(null) as AudienceRow;
  for (const [column, value] of Object.entries(row)) cells[column.normalize('NFC')] = value;
  return cells;
}
