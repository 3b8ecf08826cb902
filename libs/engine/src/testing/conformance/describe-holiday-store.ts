import { type Holiday } from '../../holiday/calendar';
import { openForEach, type OpenStores } from './stores-under-test';

/** What `HolidayStore` must keep. */
export function describeHolidayStore(open: OpenStores): void {
  describe('holidays', () => {
    const bench = openForEach(open);

    const day = (date: string, name = '휴무', kind: Holiday['kind'] = 'company'): Holiday => ({
      date,
      name: { ko: name, en: 'Day off' },
      kind,
    });
    const insert = (...days: Holiday[]) => bench().write((tx) => bench().stores.holidays.insert(tx, days));

    it('come back by date as they were made', async () => {
      const [later, sooner] = [day('2026-12-24'), day('2026-03-01', '삼일절', 'public')];
      expect(await insert(later, sooner)).toEqual(new Set([later.date, sooner.date]));
      expect(await bench().stores.holidays.all()).toEqual([sooner, later]);
      expect(await insert()).toEqual(new Set());
    });

    it('come once for a date, the first', async () => {
      const first = day('2026-12-24');
      await insert(first);
      expect(await insert(day('2026-12-24', '다른 날'), day('2026-12-26'))).toEqual(new Set(['2026-12-26']));
      expect((await bench().stores.holidays.all())[0]).toEqual(first);
    });

    it('are inserted by the hundred', async () => {
      const days = Array.from({ length: 250 }, (_, nth) => day(new Date(nth * 86_400_000).toISOString().slice(0, 10)));
      expect((await insert(...days)).size).toBe(250);
      expect(await bench().stores.holidays.all()).toHaveLength(250);
    });

    it('are changed and removed where they are, and seen so at once inside the transaction', async () => {
      const { holidays } = bench().stores;
      await insert(day('2026-12-24'));
      const changed = day('2026-12-24', '성탄 전야', 'public');
      await bench().write(async (tx) => {
        expect(await holidays.update(tx, changed)).toBe(true);
        expect(await holidays.read(tx, '2026-12-24')).toEqual(changed);
        expect(await holidays.update(tx, day('2026-12-26'))).toBe(false);
        expect(await holidays.read(tx, '2026-12-26')).toBeUndefined();
        expect(await holidays.all()).toEqual([day('2026-12-24')]);
      });
      expect(await holidays.all()).toEqual([changed]);
      const remove = () => bench().write((tx) => holidays.remove(tx, '2026-12-24'));
      expect([await remove(), await remove()]).toEqual([true, false]);
      expect(await holidays.all()).toEqual([]);
    });
  });
}
