import {
  type DelayedSchedule,
  DELAY_UNITS,
  type DelayUnit,
  FREQUENCIES,
  type Frequency,
  HOLIDAY_RULES,
  type HolidayRule,
  type ImmediateSchedule,
  MISSING_DAY_RULES,
  type MissingDayRule,
  type NthWeekday,
  type Recurrence,
  type RecurrenceEnd,
  type RecurringSchedule,
  type ScheduledSchedule,
  WEEKDAYS,
  type Weekday,
} from '@jeongsi/contract';
import { Optional, Required } from '../http/validation/fields';
import { objectOf, variantOf } from '../http/validation/object-rules';
import { listOf, oneOf, text, whole } from '../http/validation/rules';

// What a time, a date or a zone means is the engine's to judge (422); here it must only be text of a sane length.
const shortText = text({ max: 100 });

export class EndNeverBody {
  @Required(oneOf(['never'])) type!: 'never';
}

export class EndUntilBody {
  @Required(oneOf(['until'])) type!: 'until';

  @Required(shortText, {
    description: 'Inclusive wall time in the zone, `YYYY-MM-DD` (that whole day) or with `THH:mm[:ss]`.',
    example: '2027-06-30',
  })
  until!: string;
}

export class EndCountBody {
  @Required(oneOf(['count'])) type!: 'count';
  @Required(whole({ from: 1, to: 10_000 }), { example: 12 }) count!: number;
}

export class NthWeekdayBody implements NthWeekday {
  @Required(whole({ from: -5, to: 5 }), { description: '1 to 5, or -1 to -5 from the end.', example: -1 })
  nth!: number;

  @Required(oneOf(WEEKDAYS), { example: 'FR' })
  weekday!: Weekday;
}

export class RecurrenceBody implements Recurrence {
  @Required(oneOf(FREQUENCIES), { example: 'monthly' })
  frequency!: Frequency;

  @Optional(whole({ from: 1, to: 999 }), { default: 1, example: 1 })
  interval?: number;

  @Optional(shortText, {
    description: '`YYYY-MM-DD`, inclusive; without it the day of saving in the zone.',
    example: '2026-12-01',
  })
  startDate?: string;

  @Required(listOf(shortText, { min: 1, max: 1_440 }), { description: '`HH:mm` or `HH:mm:ss`.', example: ['09:00'] })
  times!: string[];

  @Optional(listOf(oneOf(WEEKDAYS), { min: 1, max: 7 }), { description: 'Weekly only.', example: ['MO', 'WE'] })
  weekdays?: Weekday[];

  @Optional(listOf(whole({ from: -31, to: 31 }), { min: 1, max: 62 }), {
    description: 'Monthly only: 1 to 31, or -1 to -31 from the end of the month.',
    example: [-1],
  })
  monthDays?: number[];

  @Optional(listOf(objectOf(NthWeekdayBody), { min: 1, max: 70 }), { description: 'Monthly only.' })
  nthWeekdays?: NthWeekday[];

  @Optional(listOf(whole({ from: -31, to: 31 }), { min: 1, max: 62 }), {
    description: 'Monthly only: the nth business day, -1 is the last.',
    example: [1],
  })
  businessDays?: number[];

  @Optional(oneOf(MISSING_DAY_RULES), {
    description: 'What becomes of day 29, 30 or 31 in a shorter month.',
    default: 'clamp',
  })
  missingDay?: MissingDayRule;

  @Optional(oneOf(HOLIDAY_RULES), {
    description: 'What becomes of an occurrence on a holiday; `previous` and `next` move it to a business day.',
    default: 'run',
  })
  holidays?: HolidayRule;

  @Optional(variantOf('type', { never: EndNeverBody, until: EndUntilBody, count: EndCountBody }), {
    example: { type: 'never' },
  })
  end?: RecurrenceEnd;
}

export class DelayBody {
  @Required(whole({ from: 1, to: 52_600_000 }), { example: 10 }) amount!: number;
  @Required(oneOf(DELAY_UNITS), { example: 'minutes' }) unit!: DelayUnit;
}

export class ImmediateBody implements ImmediateSchedule {
  @Required(oneOf(['immediate'])) type!: 'immediate';
}

export class DelayedBody implements DelayedSchedule {
  @Required(oneOf(['delayed'])) type!: 'delayed';
  @Required(objectOf(DelayBody)) delay!: DelayBody;
}

const ZONE = { description: "An IANA name; without it the server's default.", example: 'Asia/Seoul' };

export class ScheduledBody implements ScheduledSchedule {
  @Required(oneOf(['scheduled'])) type!: 'scheduled';

  @Required(shortText, {
    description: 'Wall time in the zone, `YYYY-MM-DDTHH:mm[:ss[.SSS]]`, or an exact instant with an offset.',
    example: '2026-12-01T09:00',
  })
  at!: string;

  @Optional(shortText, ZONE) timeZone?: string;
}

export class RecurringBody implements RecurringSchedule {
  @Required(oneOf(['recurring'])) type!: 'recurring';
  @Optional(shortText, ZONE) timeZone?: string;
  @Required(objectOf(RecurrenceBody)) recurrence!: RecurrenceBody;
}

/** When a workflow runs: one of the four kinds. */
export const scheduleRule = variantOf('type', {
  immediate: ImmediateBody,
  delayed: DelayedBody,
  scheduled: ScheduledBody,
  recurring: RecurringBody,
});
