import { type Instant } from '../instant';
import { done, type Outcome, refused } from '../outcome';
import { type SettingStore } from '../store/setting-store';
import { type Alongside, type Tx } from '../store/unit-of-work';
import { type Holiday, holidayCalendar, type HolidayCalendar } from './calendar';
import { checkHoliday, isDate } from './check-holiday';
import { HolidayReplan, type MovedWorkflow, type ReplanParts } from './holiday-replan';
import { type HolidayStore } from './holiday-store';
import { type LiveCalendar } from './live-calendar';
import { UNFINISHED_KEY } from './seed-holidays';

export interface HolidaysParts extends ReplanParts {
  settings: SettingStore;
  holidays: HolidayStore;
  calendar: LiveCalendar;
  scheduler: { expect(at: Instant): void };
}

/** What became of one date. */
export interface HolidayChange {
  date: string;
  before?: Holiday;
  after?: Holiday;
}

/** What a change did: the day itself, and how many workflows run next at another time. */
export interface ChangedHoliday extends HolidayChange {
  movedWorkflows: number;
}

/** The days off, to be edited. A change is durable at once, and has moved every plan that it moves when it answers. */
export class Holidays {
  readonly #replan: HolidayReplan;
  /** One change after the other: each must see what the one before made of the plans. */
  #tail: Promise<unknown> = Promise.resolve();

  constructor(private readonly parts: HolidaysParts) {
    this.#replan = new HolidayReplan(parts);
  }

  /** All of a year, by date; and whether its public holidays are known. */
  async list(year: number): Promise<{ holidays: Holiday[]; known: boolean }> {
    const holidays = (await this.parts.holidays.all()).filter(({ date }) => Number(date.slice(0, 4)) === year);
    return { holidays, known: this.parts.calendar.hasDataFor(year) };
  }

  async add(holiday: Holiday, alongside?: Alongside<HolidayChange>): Promise<Outcome<ChangedHoliday>> {
    const issues = checkHoliday(holiday);
    if (issues.length > 0) return refused({ kind: 'invalid', issues });
    return this.#inTurn(async (tx) => {
      const inserted = await this.parts.holidays.insert(tx, [holiday]);
      if (!inserted.has(holiday.date)) return refused(EXISTS);
      return done({ date: holiday.date, after: holiday });
    }, alongside);
  }

  async update(holiday: Holiday, alongside?: Alongside<HolidayChange>): Promise<Outcome<ChangedHoliday>> {
    const issues = checkHoliday(holiday);
    if (issues.length > 0) return refused({ kind: 'invalid', issues });
    return this.#inTurn(async (tx) => {
      const before = await this.parts.holidays.read(tx, holiday.date);
      if (!before) return refused({ kind: 'not-found' });
      await this.parts.holidays.update(tx, holiday);
      return done({ date: holiday.date, before, after: holiday });
    }, alongside);
  }

  remove(date: string, alongside?: Alongside<HolidayChange>): Promise<Outcome<ChangedHoliday>> {
    return this.#inTurn(async (tx) => {
      const before = await this.parts.holidays.read(tx, date);
      if (!before) return refused({ kind: 'not-found' });
      await this.parts.holidays.remove(tx, date);
      return done({ date, before });
    }, alongside);
  }

  /** Which workflows would run next at another time if that date became a holiday, or an ordinary day. Changes nothing. */
  async foresee(date: string, change: 'add' | 'remove'): Promise<Outcome<MovedWorkflow[]>> {
    if (!isDate(date))
      return refused({ kind: 'invalid', issues: checkHoliday({ date, name: NAMELESS, kind: 'company' }) });
    const before = await this.parts.holidays.all();
    const others = before.filter((holiday) => holiday.date !== date);
    const there = before.length > others.length;
    const after: Holiday[] =
      change === 'remove' ? others : there ? before : [...others, { date, name: NAMELESS, kind: 'company' }];
    return done(await this.#replan.foresee({ before: holidayCalendar(before), after: holidayCalendar(after) }));
  }

  /** Makes good what a crash left undone. To be called before the scheduler starts. */
  async finish(): Promise<void> {
    const before = await this.parts.settings.get<Holiday[]>(UNFINISHED_KEY);
    if (before) await this.#follow(holidayCalendar(before), () => undefined);
  }

  #inTurn(
    change: (tx: Tx) => Promise<Outcome<HolidayChange>>,
    alongside: Alongside<HolidayChange> | undefined,
  ): Promise<Outcome<ChangedHoliday>> {
    const changed = this.#tail.then(() => this.#change(change, alongside));
    this.#tail = changed.catch(() => undefined);
    return changed;
  }

  async #change(
    change: (tx: Tx) => Promise<Outcome<HolidayChange>>,
    alongside: Alongside<HolidayChange> | undefined,
  ): Promise<Outcome<ChangedHoliday>> {
    const { unitOfWork, holidays, settings, calendar, scheduler } = this.parts;
    const stored = await holidays.all();
    // Unless the plans still have to follow an earlier change: then they are as they were before that one.
    const before = (await settings.get<Holiday[]>(UNFINISHED_KEY)) ?? stored;
    let outcome: Outcome<HolidayChange>;
    try {
      outcome = await unitOfWork.write(async (tx) => {
        const changed = await change(tx);
        if (!changed.ok) return changed;
        await settings.set(tx, UNFINISHED_KEY, before);
        await alongside?.(tx, changed.value);
        // In here: whoever plans in the next transaction must plan by the new days.
        calendar.show(withChange(stored, changed.value));
        return changed;
      });
    } catch (error) {
      calendar.show(stored);
      throw error;
    }
    if (!outcome.ok) return outcome;
    const moved = await this.#follow(holidayCalendar(before), (at) => scheduler.expect(at));
    return done({ ...outcome.value, movedWorkflows: moved.length });
  }

  async #follow(before: HolidayCalendar, expect: (at: Instant) => void): Promise<MovedWorkflow[]> {
    const moved = await this.#replan.run({ before, after: this.parts.calendar.current }, expect);
    await this.parts.unitOfWork.write((tx) => this.parts.settings.remove(tx, UNFINISHED_KEY));
    return moved;
  }
}

const NAMELESS = { ko: '', en: '' };

const EXISTS = {
  kind: 'conflict',
  code: 'HOLIDAY_EXISTS',
  message: 'That date is a holiday already; change it instead',
} as const;

function withChange(holidays: readonly Holiday[], { date, after }: HolidayChange): Holiday[] {
  const others = holidays.filter((holiday) => holiday.date !== date);
  return after ? [...others, after] : others;
}
