import { type AuditFilter, type AuditRecord, AuditStore } from '../../audit/audit-store';
import { type Instant } from '../../instant';
import { type PageRequest, type StorePage } from '../../store/page';
import { type Tx } from '../../store/unit-of-work';
import { type MemoryDatabase } from './memory-database';
import { compareKeys, pageInOrder } from './memory-page';

export class MemoryAuditStore extends AuditStore {
  constructor(private readonly database: MemoryDatabase) {
    super();
  }

  override async append(tx: Tx, entry: AuditRecord): Promise<void> {
    this.database.assertOpen(tx);
    this.database.audit.put(structuredClone(entry));
  }

  override async list(filter: AuditFilter, page: PageRequest): Promise<StorePage<AuditRecord>> {
    const entries = this.database.audit.all().filter((entry) => fits(entry, filter));
    return pageInOrder(structuredClone(entries), keyOf, 'descending', page);
  }

  override async expire(tx: Tx, before: Instant, limit: number): Promise<number> {
    this.database.assertOpen(tx);
    const old = this.database.audit.rows().filter(({ at }) => at < before);
    const first = old.sort((a, b) => compareKeys(keyOf(a), keyOf(b))).slice(0, limit);
    for (const { id } of first) this.database.audit.remove(id);
    return first.length;
  }
}

function keyOf({ at, id }: AuditRecord): [number, string] {
  return [at, id];
}

function fits({ who, action, subject, at }: AuditRecord, filter: AuditFilter): boolean {
  return (
    (filter.who === undefined || filter.who === who) &&
    (filter.action === undefined || filter.action === action) &&
    (filter.subjectKind === undefined || filter.subjectKind === subject.kind) &&
    (filter.subjectId === undefined || filter.subjectId === subject.id) &&
    (filter.from === undefined || at >= filter.from) &&
    (filter.to === undefined || at < filter.to)
  );
}
