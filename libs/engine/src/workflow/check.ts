import { type AudienceSource } from '../audience/audience-source';
import { type Channel } from '../channel/channel';
import { type HolidayCalendar } from '../holiday';
import { type Instant } from '../instant';
import { type Issue, invalid, notAvailable, ok, type Result, under } from '../issue';
import { normaliseSchedule, type Schedule } from '../schedule';
import { checkPurpose } from '../purpose/check-purpose';
import { purposeOf } from '../purpose/purpose';
import { checkSending } from './check-sending';
import { type WorkflowContent, type WorkflowDefinition } from './workflow';

export interface CheckParts {
  audiences: ReadonlyMap<string, AudienceSource>;
  channels: ReadonlyMap<string, Channel>;
  calendar: HolidayCalendar;
  timeZone: string;
}

/** Checks what a definition means, every part of it, and normalises its schedule. Paths count from the definition's root. */
export async function checkDefinition(
  definition: WorkflowDefinition,
  parts: CheckParts,
  now: Instant,
): Promise<Result<Schedule>> {
  const { timeZone, calendar } = parts;
  const schedule = normaliseSchedule(definition.schedule, { now, timeZone, calendar });
  const issues = [
    ...(schedule.ok ? [] : under('schedule', schedule.issues)),
    ...(await checkContent(definition, parts)),
  ];
  return schedule.ok && issues.length === 0 ? ok(schedule.value) : invalid(...issues);
}

/** Checks whom and what, but not when. */
export async function checkContent(content: WorkflowContent, parts: CheckParts): Promise<Issue[]> {
  const purpose = purposeOf(content);
  const { message } = content;
  const channel = parts.channels.get(message.channel);
  return [
    ...(await checkAudience(content, parts)),
    ...(channel
      ? under('message', await channel.check(message, { purpose }))
      : [notAvailable('message.channel', parts.channels)]),
    ...under('sending', checkSending(content.sending)),
  ];
}

/** Checks whom alone. */
export async function checkAudience(
  content: Pick<WorkflowContent, 'audience' | 'purpose'>,
  parts: Pick<CheckParts, 'audiences'>,
): Promise<Issue[]> {
  const { audience } = content;
  const source = parts.audiences.get(audience.source);
  return [
    ...(source ? under('audience', await source.check(audience)) : [notAvailable('audience.source', parts.audiences)]),
    ...checkPurpose(content),
  ];
}
