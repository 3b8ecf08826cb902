import { type Holiday, HolidayStore, type Tx } from '@jeongsi/engine';
import { type Kysely, type Selectable } from 'kysely';
import { sqlTx } from '../sql-tx';
import { type HolidayTable, type Tables } from '../tables';

/** Rows per statement, well below what a database binds. */
const ROWS_AT_ONCE = 100;

export class SqlHolidayStore extends HolidayStore {
  constructor(private readonly reader: Kysely<Tables>) {
    super();
  }

  override async all(): Promise<Holiday[]> {
    return (await this.reader.selectFrom('holiday').selectAll().orderBy('date').execute()).map(toHoliday);
  }

  override async read(tx: Tx, date: string): Promise<Holiday | undefined> {
    const row = await sqlTx(tx).db.selectFrom('holiday').selectAll().where('date', '=', date).executeTakeFirst();
    return row && toHoliday(row);
  }

  override async insert(tx: Tx, holidays: readonly Holiday[]): Promise<Set<string>> {
    const { db } = sqlTx(tx);
    const inserted = new Set<string>();
    for (let at = 0; at < holidays.length; at += ROWS_AT_ONCE) {
      const rows = await db
        .insertInto('holiday')
        .values(holidays.slice(at, at + ROWS_AT_ONCE).map(toRow))
        .onConflict((conflict) => conflict.column('date').doNothing())
        .returning('date')
        .execute();
      for (const { date } of rows) inserted.add(date);
    }
    return inserted;
  }

  override async update(tx: Tx, holiday: Holiday): Promise<boolean> {
    const { numUpdatedRows } = await sqlTx(tx)
      .db.updateTable('holiday')
      .set(toRow(holiday))
      .where('date', '=', holiday.date)
      .executeTakeFirstOrThrow();
    return numUpdatedRows > 0n;
  }

  override async remove(tx: Tx, date: string): Promise<boolean> {
    const { numDeletedRows } = await sqlTx(tx)
      .db.deleteFrom('holiday')
      .where('date', '=', date)
      .executeTakeFirstOrThrow();
    return numDeletedRows > 0n;
  }
}

function toRow({ date, name, kind }: Holiday): HolidayTable {
  return { date, name_ko: name.ko, name_en: name.en, kind };
}

function toHoliday({ date, name_ko, name_en, kind }: Selectable<HolidayTable>): Holiday {
  return { date, name: { ko: name_ko, en: name_en }, kind };
}
