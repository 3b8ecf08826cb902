import { type AudienceSource } from '../audience/audience-source';
import { type Channel } from '../channel/channel';
import { FenceLost } from '../delivery/delivery-store';
import { type Lease } from '../dispatch/job-dispatcher';
import { type JobStore } from '../job/job-store';
import { resolvePolicy } from '../policy/policy';
import { resolveSending } from '../policy/sending';
import { gateRules } from '../sending/gate-rules';
import { type WorkflowStore } from '../workflow/workflow-store';
import { AttemptFailed, type RunContext, throwIfStopped } from './run-context';

/** What an attempt is about, read once at its start. @throws Stopped, FenceLost, AttemptFailed */
export async function readContext(
  lease: Lease,
  parts: {
    jobs: JobStore;
    workflows: WorkflowStore;
    audiences: ReadonlyMap<string, AudienceSource>;
    channels: ReadonlyMap<string, Channel>;
  },
): Promise<RunContext> {
  const { id, workflowId, workflowVersion, fence, timeoutMs } = lease.job;
  throwIfStopped(lease.signal);
  const job = await parts.jobs.find(id);
  if (!job || job.fence !== fence) throw new FenceLost(`Job ${id} is somebody else's`);
  const version = await parts.workflows.findVersion(workflowId, workflowVersion);
  if (!version) throw new AttemptFailed(`Version ${workflowVersion} of the workflow is gone`, 'pointless');
  const { definition, schedule } = version;
  const source = parts.audiences.get(definition.audience.source);
  const channel = parts.channels.get(definition.message.channel);
  if (!source) throw new AttemptFailed(`There is no audience source "${definition.audience.source}"`, 'pointless');
  if (!channel) throw new AttemptFailed(`There is no channel "${definition.message.channel}"`, 'pointless');
  const sending = resolveSending(definition.sending, schedule.timeZone);
  return {
    job,
    hold: { jobId: id, fence },
    definition,
    policy: resolvePolicy(definition.policy, { timeoutMs }),
    sending,
    gate: gateRules(definition, channel, sending),
    source,
    channel,
    stop: lease.signal,
    hardStop: hardStopOf(lease.signal),
  };
}

function hardStopOf(stop: AbortSignal): AbortSignal {
  const hard = new AbortController();
  const check = (): void => {
    if (stop.reason === 'timeout' || stop.reason === 'lost') hard.abort(stop.reason);
  };
  if (stop.aborted) check();
  else stop.addEventListener('abort', check, { once: true });
  return hard.signal;
}
