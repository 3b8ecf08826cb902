import { type Holiday } from '../../holiday/calendar';
import { HolidayStore } from '../../holiday/holiday-store';
import { type Tx } from '../../store/unit-of-work';
import { type MemoryDatabase } from './memory-database';

export class MemoryHolidayStore extends HolidayStore {
  constructor(private readonly database: MemoryDatabase) {
    super();
  }

  override async all(): Promise<Holiday[]> {
    return this.database.holidays.all().sort((a, b) => (a.date < b.date ? -1 : 1));
  }

  override async read(tx: Tx, date: string): Promise<Holiday | undefined> {
    this.database.assertOpen(tx);
    return this.database.holidays.read(date);
  }

  override async insert(tx: Tx, holidays: readonly Holiday[]): Promise<Set<string>> {
    this.database.assertOpen(tx);
    const fresh = holidays.filter(({ date }) => !this.database.holidays.read(date));
    for (const holiday of fresh) this.database.holidays.put(holiday);
    return new Set(fresh.map(({ date }) => date));
  }

  override async update(tx: Tx, holiday: Holiday): Promise<boolean> {
    this.database.assertOpen(tx);
    if (!this.database.holidays.read(holiday.date)) return false;
    this.database.holidays.put(holiday);
    return true;
  }

  override async remove(tx: Tx, date: string): Promise<boolean> {
    this.database.assertOpen(tx);
    const there = this.database.holidays.read(date) !== undefined;
    this.database.holidays.remove(date);
    return there;
  }
}
