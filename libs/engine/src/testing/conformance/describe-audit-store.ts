import { type AuditFilter, type AuditRecord } from '../../audit/audit-store';
import { InvalidCursor } from '../../store/page';
import { DAY, everyPage, NINE, openForEach, type OpenStores, TOMORROW, YESTERDAY } from './stores-under-test';

/** What `AuditStore` must keep. */
export function describeAuditStore(open: OpenStores): void {
  describe('the audit log', () => {
    const bench = openForEach(open);

    const entry = (more: Partial<AuditRecord> = {}): AuditRecord => ({
      id: bench().stores.ids.next(),
      at: NINE,
      who: 'jisoo',
      role: 'operator',
      action: 'workflow.update',
      subject: { kind: 'workflow', id: 'w1', name: '월말 정산' },
      changes: [{ path: 'name', before: '정산', after: '월말 정산' }],
      ...more,
    });
    const append = async (...entries: AuditRecord[]): Promise<void> => {
      for (const one of entries) await bench().write((tx) => bench().stores.audit.append(tx, one));
    };
    const list = async (filter: AuditFilter): Promise<AuditRecord[]> =>
      (await bench().stores.audit.list(filter, { limit: 99 })).items;

    it('comes back as it was written, whole and bare', async () => {
      const changes = [
        { path: 'a', after: { deep: [1, null, 'x'] } },
        { path: 'b', before: false },
      ];
      const whole = entry({ changes, reason: '요청', address: '10.0.0.7' });
      const bare = entry({ subject: { kind: 'scheduler' }, changes: [] });
      await append(whole, bare);
      expect(await list({})).toEqual([bare, whole]);
    });

    it('is listed newest first, page by page, also within one instant', async () => {
      const entries = [entry(), entry({ at: TOMORROW }), entry(), entry({ at: YESTERDAY }), entry()];
      await append(...entries);
      const [a, b, c, d, e] = entries;
      expect(await everyPage((page) => bench().stores.audit.list({}, page), 2)).toEqual([b, e, c, a, d]);
      const broken = bench().stores.audit.list({}, { limit: 1, cursor: 'nonsense' });
      await expect(broken).rejects.toBeInstanceOf(InvalidCursor);
    });

    it('is found by who, what, to what and when', async () => {
      const other = entry({ at: TOMORROW, who: 'minho', action: 'job.abort', subject: { kind: 'job', id: 'j1' } });
      const usual = entry();
      await append(usual, other);
      const cases: [AuditFilter, AuditRecord[]][] = [
        [{ who: 'jisoo' }, [usual]],
        [{ action: 'job.abort' }, [other]],
        [{ subjectKind: 'workflow' }, [usual]],
        [{ subjectId: 'j1' }, [other]],
        [{ subjectKind: 'workflow', subjectId: 'j1' }, []],
        [{ from: NINE, to: TOMORROW }, [usual]],
        [{ from: NINE + 1 }, [other]],
      ];
      for (const [filter, expected] of cases) expect([filter, await list(filter)]).toEqual([filter, expected]);
    });

    it('forgets what is old, the oldest first, a few at a time', async () => {
      const old = entry({ at: YESTERDAY });
      const older = entry({ at: YESTERDAY - DAY });
      const fresh = entry();
      await append(old, older, fresh);
      const expire = () => bench().write((tx) => bench().stores.audit.expire(tx, NINE, 1));
      expect(await expire()).toBe(1);
      expect(await list({})).toEqual([fresh, old]);
      expect([await expire(), await expire()]).toEqual([1, 0]);
      expect(await list({})).toEqual([fresh]);
    });

    it('is not written when the transaction fails', async () => {
      const failing = bench().write(async (tx) => {
        await bench().stores.audit.append(tx, entry());
        throw new Error('after all');
      });
      await expect(failing).rejects.toThrow('after all');
      expect(await list({})).toEqual([]);
    });
  });
}
