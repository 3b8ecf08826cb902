import { type Tx } from '../store/unit-of-work';
import { type Holiday } from './calendar';

/** The days off that count here: the public ones as the operator left them, and the company's own. A date comes once. */
export abstract class HolidayStore {
  /** By date, as last committed. They are few: some twenty for each year. */
  abstract all(): Promise<Holiday[]>;
  /** As the transaction sees it. */
  abstract read(tx: Tx, date: string): Promise<Holiday | undefined>;
  /** Leaves out dates that are there already. Answers the dates that were inserted. */
  abstract insert(tx: Tx, holidays: readonly Holiday[]): Promise<Set<string>>;
  /** Replaces what that date is. Answers whether it was there. */
  abstract update(tx: Tx, holiday: Holiday): Promise<boolean>;
  /** Answers whether it was there. */
  abstract remove(tx: Tx, date: string): Promise<boolean>;
}
