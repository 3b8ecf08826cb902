import { type HolidayEffect, type HolidayPreview, type HolidayYear, type SavedHoliday } from '@jeongsi/contract';
import { Inject, Injectable } from '@nestjs/common';
import { type ChangedHoliday, type Engine, type Holiday, type HolidayChange } from '@jeongsi/engine';
import { type Audit, type Deed } from '../audit/auditing';
import { changedPaths } from '../audit/changed-paths';
import { together } from '../audit/together';
import { type Remember } from '../http/idempotency/remember';
import { instantText, optionalInstant } from '../http/instant-text';
import { unwrap } from '../http/unwrap';
import { ENGINE } from '../wiring/tokens';
import { type HolidayBody, type HolidayPreviewBody, type HolidayUpdateBody } from './holiday.dto';
import { holidayFrom, presentHoliday } from './present-holiday';

/** How many of the workflows that would move are named. */
const MOST_NAMED = 20;

/** Speaks HTTP's language to the engine's holidays. */
@Injectable()
export class HolidayService {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  async list(year: number): Promise<HolidayYear> {
    const { holidays, known } = await this.engine.holidays.list(year);
    return { year, known, items: holidays.map(presentHoliday), nextCursor: null };
  }

  /** @throws HttpProblem when that date is one already */
  async add({ date, ...rest }: HolidayBody, remember: Remember, audit: Audit): Promise<SavedHoliday> {
    // What a repeat is told if we crash before the plans have followed: how many will is not known yet.
    const repeat = remember<HolidayChange>(201, (change) => saved({ ...change, movedWorkflows: 0 }));
    const alongside = together(repeat, audit(deed));
    return saved(unwrap(await this.engine.holidays.add(holidayFrom(date, rest), alongside)));
  }

  /** @throws HttpProblem when that date is none */
  async update(date: string, body: HolidayUpdateBody, audit: Audit): Promise<SavedHoliday> {
    return saved(unwrap(await this.engine.holidays.update(holidayFrom(date, body), audit(deed))));
  }

  /** @throws HttpProblem when that date is none */
  async remove(date: string, audit: Audit): Promise<HolidayEffect> {
    const { movedWorkflows } = unwrap(await this.engine.holidays.remove(date, audit(deed)));
    return { movedWorkflows };
  }

  async preview({ date, change }: HolidayPreviewBody): Promise<HolidayPreview> {
    const moved = unwrap(await this.engine.holidays.foresee(date, change));
    const workflows = moved.slice(0, MOST_NAMED).map(({ from, to, ...workflow }) => ({
      ...workflow,
      from: instantText(from),
      ...optionalInstant('to', to),
    }));
    return { movedWorkflows: moved.length, workflows };
  }
}

function deed({ date, before, after }: HolidayChange): Deed {
  const [was, is] = [before, after].map((holiday) => holiday && presentHoliday(holiday));
  const subject = { kind: 'holiday', id: date, ...((is ?? was) && { name: (is ?? was)?.name }) } as const;
  return { subject, changes: changedPaths(was, is) };
}

function saved({ after, movedWorkflows }: ChangedHoliday): SavedHoliday {
  return { ...presentHoliday(after as Holiday), movedWorkflows };
}
