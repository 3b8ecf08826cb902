import { connectionIdsOf } from '../connection/connection';
import { IN_BATCHES, ONE_BY_ONE, Pace, type PaceLimit } from '../sending/pace';
import { type SettingStore } from '../store/setting-store';
import { type OpenedChannels } from './open-channels';
import { type RunContext } from './run-context';

/**
 * The limits on a job's messages: the workflow's own, shared by its jobs, and its connection's, shared by everybody over that
 * connection. Undefined without any. A test sends to a few people and the outbox, at once. @throws ChannelUnavailable
 */
export async function paceOf(
  { job, sending, channel, definition }: RunContext,
  settings: SettingStore,
  kind: OpenedChannels['kind'],
): Promise<Pace | undefined> {
  if (job.mode === 'test') return undefined;
  const limits: PaceLimit[] = [];
  const { ratePerMinute: own } = sending;
  if (own !== undefined) limits.push({ name: `workflow.${job.workflowId}`, perMinute: own });
  const shared = await channel.ratePerMinute(definition.message);
  if (shared !== undefined) limits.push({ name: accountOf(definition.message), perMinute: shared });
  if (limits.length === 0) return undefined;
  return new Pace(settings, limits, kind === 'batches' ? IN_BATCHES : ONE_BY_ONE);
}

function accountOf(message: RunContext['definition']['message']): string {
  const [connectionId] = connectionIdsOf({ audience: {}, message });
  return connectionId === undefined ? `channel.${message.channel}` : `connection.${connectionId}`;
}
