import { type AudienceSource } from '../audience/audience-source';
import { type Channel } from '../channel/channel';
import { type HolidayCalendar } from '../holiday';
import { type Instant } from '../instant';
import { type Issue, type Result, invalid, ok } from '../issue';
import { normaliseSchedule, type Schedule } from '../schedule';
import { type WorkflowDefinition } from './workflow';

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
export async function checkContent(definition: WorkflowDefinition, parts: CheckParts): Promise<Issue[]> {
  const { audience, message } = definition;
  const source = parts.audiences.get(audience.source);
  const channel = parts.channels.get(message.channel);
  return [
    ...(source ? under('audience', await source.check(audience)) : [notAvailable('audience.source', parts.audiences)]),
    ...(channel ? under('message', await channel.check(message)) : [notAvailable('message.channel', parts.channels)]),
  ];
}

function under(root: string, issues: readonly Issue[]): Issue[] {
  return issues.map((issue) => ({ ...issue, path: issue.path === '' ? root : `${root}.${issue.path}` }));
}

function notAvailable(path: string, known: ReadonlyMap<string, unknown>): Issue {
  return { path, code: 'NOT_AVAILABLE', message: `Not available yet; use one of: ${[...known.keys()].join(', ')}` };
}
