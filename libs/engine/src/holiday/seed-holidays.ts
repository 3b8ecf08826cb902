import { type SettingStore } from '../store/setting-store';
import { type UnitOfWork } from '../store/unit-of-work';
import { type Holiday } from './calendar';
import { type HolidayStore } from './holiday-store';

/** Holds the days before a change until every plan follows them, so that a crash in between is made good at the next start. */
export const UNFINISHED_KEY = 'holidays.before';

/** The dates that were ever offered: one that is missing from the table although it is listed here was removed by a person. */
const SEEDED_KEY = 'holidays.seeded';

/**
 * Puts public holidays into the table that were never offered to it: all of them at first, later those that newer data
 * brings, whereupon the plans have to follow. What the operator edited or removed stays so, and so does a day of their own on
 * the same date.
 */
export async function seedHolidays(
  { unitOfWork, holidays, settings }: { unitOfWork: UnitOfWork; holidays: HolidayStore; settings: SettingStore },
  known: readonly Holiday[],
): Promise<void> {
  const offered = new Set(await settings.get<string[]>(SEEDED_KEY));
  const fresh = known.filter(({ date }) => !offered.has(date));
  if (fresh.length === 0) return;
  const before = (await settings.get<Holiday[]>(UNFINISHED_KEY)) ?? (await holidays.all());
  await unitOfWork.write(async (tx) => {
    if (offered.size > 0) await settings.set(tx, UNFINISHED_KEY, before);
    await holidays.insert(tx, fresh);
    await settings.set(tx, SEEDED_KEY, [...offered, ...fresh.map(({ date }) => date)]);
  });
}
