import { type Holiday, holidayCalendar, type HolidayCalendar, type HolidayName } from './calendar';

/** The calendar that everything here reads, as it is now: whoever changes the days shows it the new ones. */
export class LiveCalendar implements HolidayCalendar {
  #current: HolidayCalendar = holidayCalendar([]);

  /** The days as they are now; never changed in place. */
  get current(): HolidayCalendar {
    return this.#current;
  }

  show(holidays: Iterable<Holiday>): void {
    this.#current = holidayCalendar(holidays);
  }

  holidayOn(date: string): HolidayName | undefined {
    return this.#current.holidayOn(date);
  }

  hasDataFor(year: number): boolean {
    return this.#current.hasDataFor(year);
  }
}
