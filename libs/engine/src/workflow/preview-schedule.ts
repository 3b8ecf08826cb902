import { type Channel } from '../channel/channel';
import { type HolidayCalendar } from '../holiday';
import { type Clock, type Instant } from '../instant';
import { type Result } from '../issue';
import { type Purpose } from '../purpose/purpose';
import { previewInput, type ScheduleInput, type SchedulePreview } from '../schedule';

/** What somebody asks of a schedule before it is saved. */
export interface ScheduleQuestion {
  schedule: ScheduleInput;
  /** With the channel: whether the night is quiet. */
  purpose?: Purpose;
  channel?: string;
  /** Show what comes after it, also in the past; without it, now. */
  after?: Instant;
  /** 1 to 1,000. */
  limit: number;
}

/** When it would run. While no channel is chosen yet, the night counts as quiet for advertisements. */
export function previewScheduleFor(
  { schedule, purpose, channel, after, limit }: ScheduleQuestion,
  parts: { clock: Clock; calendar: HolidayCalendar; timeZone: string; channels: ReadonlyMap<string, Channel> },
): Result<SchedulePreview> {
  const now = parts.clock.now();
  const nightRule = parts.channels.get(channel ?? '')?.nightRule ?? 'applies';
  return previewInput(schedule, {
    now,
    after: after ?? now,
    limit,
    calendar: parts.calendar,
    timeZone: parts.timeZone,
    quietHours: purpose === 'advertising' && nightRule === 'applies' ? 'apply' : 'ignore',
  });
}
