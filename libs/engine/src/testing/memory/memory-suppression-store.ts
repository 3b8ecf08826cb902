import { type PageRequest, type StorePage } from '../../store/page';
import { type Tx } from '../../store/unit-of-work';
import { type SuppressionRecord, type SuppressionScope, SuppressionStore } from '../../suppression/suppression-store';
import { type MemoryDatabase } from './memory-database';
import { pageInOrder } from './memory-page';

export class MemorySuppressionStore extends SuppressionStore {
  constructor(private readonly database: MemoryDatabase) {
    super();
  }

  override async insert(tx: Tx, suppressions: readonly SuppressionRecord[]): Promise<Set<string>> {
    this.database.assertOpen(tx);
    const known = new Set(this.database.suppressions.rows().map(keyOf));
    const inserted = new Set<string>();
    for (const suppression of suppressions) {
      if (known.has(keyOf(suppression))) continue;
      known.add(keyOf(suppression));
      inserted.add(suppression.id);
      this.database.suppressions.put({ ...suppression });
    }
    return inserted;
  }

  override async remove(tx: Tx, id: string): Promise<boolean> {
    this.database.assertOpen(tx);
    const there = this.database.suppressions.read(id) !== undefined;
    this.database.suppressions.remove(id);
    return there;
  }

  override async find(id: string): Promise<SuppressionRecord | undefined> {
    const suppression = this.database.suppressions.find(id);
    return suppression && { ...suppression };
  }

  override async findBy(address: string, scope: SuppressionScope): Promise<SuppressionRecord | undefined> {
    const found = this.database.suppressions.all().find((row) => keyOf(row) === keyOf({ address, scope }));
    return found && { ...found };
  }

  override async list(filter: { search?: string }, page: PageRequest): Promise<StorePage<SuppressionRecord>> {
    const part = (filter.search ?? '').toLowerCase();
    const rows = this.database.suppressions.all().filter(({ address }) => address.toLowerCase().includes(part));
    return pageInOrder(
      rows.map((row) => ({ ...row })),
      (row) => [row.id],
      'descending',
      page,
    );
  }

  override async among(
    tx: Tx,
    addresses: readonly string[],
    scopes: readonly SuppressionScope[],
  ): Promise<ReadonlySet<string>> {
    this.database.assertOpen(tx);
    return suppressedAmong(this.database.suppressions.rows(), addresses, scopes);
  }

  override async findAmong(
    addresses: readonly string[],
    scopes: readonly SuppressionScope[],
  ): Promise<ReadonlySet<string>> {
    return suppressedAmong(this.database.suppressions.all(), addresses, scopes);
  }
}

function suppressedAmong(
  rows: readonly SuppressionRecord[],
  addresses: readonly string[],
  scopes: readonly SuppressionScope[],
): Set<string> {
  const suppressed = new Set(rows.filter(({ scope }) => scopes.includes(scope)).map(({ address }) => address));
  return new Set(addresses.filter((address) => suppressed.has(address)));
}

/** What makes it unique. */
function keyOf({ address, scope }: { address: string; scope: SuppressionScope }): string {
  return JSON.stringify([address, scope]);
}
