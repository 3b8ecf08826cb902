import { type Channel } from '../channel/channel';
import { type Instant } from '../instant';
import { ok, type Result } from '../issue';
import { type Purpose } from '../purpose/purpose';
import { previewInput, type ScheduleInput, type SchedulePreview, type Warning } from '../schedule';
import { collisionWarning, type CollisionParts } from './collision';
import { keepsSchedule } from './keeps-schedule';
import { stillToCome } from './still-to-come';
import { type WorkflowRecord } from './workflow';

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
  /** The saved workflow whose schedule it is to become. Where it is its schedule already, what is planned counts. */
  workflowId?: string;
}

/** When it would run. While no channel is chosen yet, the night counts as quiet for advertisements. */
export async function previewScheduleFor(
  { schedule, purpose, channel, after, limit, workflowId }: ScheduleQuestion,
  parts: CollisionParts & { timeZone: string; channels: ReadonlyMap<string, Channel> },
): Promise<Result<SchedulePreview>> {
  const now = parts.clock.now();
  const nightRule = parts.channels.get(channel ?? '')?.nightRule ?? 'applies';
  const options = {
    now,
    limit,
    calendar: parts.calendar,
    quietHours: purpose === 'advertising' && nightRule === 'applies' ? ('apply' as const) : ('ignore' as const),
  };
  const kept = after === undefined ? await keeping(schedule, workflowId, parts) : undefined;
  const preview = kept
    ? ok(await stillToCome(kept, options, parts.jobs))
    : previewInput(schedule, { ...options, after: after ?? now, timeZone: parts.timeZone });
  if (!preview.ok) return preview;
  const { occurrences, warnings } = preview.value;
  const ahead = occurrences.filter(({ at }) => at >= now);
  const collision = await collisionWarning(ahead, workflowId, parts);
  return collision ? ok({ ...preview.value, warnings: withWarning(warnings, collision) }) : preview;
}

/** The workflow that has this schedule already and would keep it, so that nothing begins anew. */
async function keeping(
  schedule: ScheduleInput,
  workflowId: string | undefined,
  { workflows }: CollisionParts,
): Promise<WorkflowRecord | undefined> {
  const stored = workflowId === undefined ? undefined : await workflows.find(workflowId);
  if (!stored || stored.status === 'archived') return undefined;
  return keepsSchedule(stored, schedule, 'active') ? stored : undefined;
}

/** Before what is only worth knowing. */
function withWarning(warnings: readonly Warning[], added: Warning): Warning[] {
  const infos = warnings.filter(({ level }) => level === 'info');
  return [...warnings.filter(({ level }) => level !== 'info'), added, ...infos];
}
