/** A holiday's everyday name. */
export interface HolidayName {
  ko: string;
  en: string;
}

/** Which days are off besides weekends; weekends are the schedule's business. */
export interface HolidayCalendar {
  /** The holiday's name on that local date (`YYYY-MM-DD`), if it is one. */
  holidayOn(date: string): HolidayName | undefined;
  /** Whether the public holidays of that year are known. */
  hasDataFor(year: number): boolean;
}

export interface Holiday {
  /** `YYYY-MM-DD`. */
  date: string;
  name: HolidayName;
  /** A year counts as known once it has a public one; a company's own day says nothing about its year. */
  kind: 'public' | 'company';
}

/** A calendar of exactly these days. Where a date comes twice the later one names it. */
export function holidayCalendar(holidays: Iterable<Holiday>): HolidayCalendar {
  const names = new Map<string, HolidayName>();
  const years = new Set<number>();
  for (const { date, name, kind } of holidays) {
    names.set(date, name);
    if (kind === 'public') years.add(Number(date.slice(0, 4)));
  }
  return { holidayOn: (date) => names.get(date), hasDataFor: (year) => years.has(year) };
}
