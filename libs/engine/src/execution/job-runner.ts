import { type AudienceSource, AudienceUnavailable } from '../audience/audience-source';
import { type Channel, ChannelUnavailable, type Sender } from '../channel/channel';
import { type DeliveryRecord, type DeliveryResult } from '../delivery/delivery';
import { type DeliveryStore, FenceLost } from '../delivery/delivery-store';
import { type Lease, type StopReason } from '../dispatch/job-dispatcher';
import { type EngineLog } from '../engine-log';
import { type Clock } from '../instant';
import { type JobStore } from '../job/job-store';
import { resolvePolicy } from '../policy/policy';
import { resolveSending } from '../policy/sending';
import { type Ids } from '../store/ids';
import { type UnitOfWork } from '../store/unit-of-work';
import { type WorkflowStore } from '../workflow/workflow-store';
import { type Intake } from './intake';
import { AttemptFailed, type RunContext, Stopped, throwIfStopped } from './run-context';
import { SendLoop } from './send-loop';
import { type OpenedChannel, sendOne } from './send-one';
import { verdictOf } from './verdict';

/** How an attempt ended, before anybody decides what follows from it. */
export type AttemptOutcome =
  | { kind: 'finished'; status: 'completed' | 'failed'; error?: string }
  | { kind: 'failed'; error: string; retry: 'worthwhile' | 'pointless' }
  | { kind: 'stopped'; reason: StopReason };

const SETTLE_BATCH = 1_000;

/** Runs one attempt at a job: settle what is in doubt, find the recipients, send to them, judge. Never rejects. */
export class JobRunner {
  constructor(
    private readonly parts: {
      clock: Clock;
      ids: Ids;
      random: () => number;
      unitOfWork: UnitOfWork;
      jobs: JobStore;
      deliveries: DeliveryStore;
      workflows: WorkflowStore;
      audiences: ReadonlyMap<string, AudienceSource>;
      channels: ReadonlyMap<string, Channel>;
      intake: Intake;
      log: EngineLog;
    },
  ) {}

  async run(lease: Lease): Promise<AttemptOutcome> {
    try {
      const context = await this.#context(lease);
      await this.#settleInDoubt(context);
      await this.parts.intake.run(context);
      throwIfStopped(context.stop);
      await this.#send(context);
      const counts = await this.parts.deliveries.counts(lease.job.id);
      if (!counts) return { kind: 'stopped', reason: 'lost' };
      return { kind: 'finished', ...verdictOf(counts) };
    } catch (error) {
      return this.#outcomeOf(error, lease);
    }
  }

  async #context(lease: Lease): Promise<RunContext> {
    const { jobs, workflows, audiences, channels } = this.parts;
    const { id, workflowId, workflowVersion, fence, timeoutMs } = lease.job;
    throwIfStopped(lease.signal);
    const job = await jobs.find(id);
    if (!job || job.fence !== fence) throw new FenceLost(`Job ${id} is somebody else's`);
    const version = await workflows.findVersion(workflowId, workflowVersion);
    if (!version) throw new AttemptFailed(`Version ${workflowVersion} of the workflow is gone`, 'pointless');
    const { definition } = version;
    const source = audiences.get(definition.audience.source);
    const channel = channels.get(definition.message.channel);
    if (!source) throw new AttemptFailed(`There is no audience source "${definition.audience.source}"`, 'pointless');
    if (!channel) throw new AttemptFailed(`There is no channel "${definition.message.channel}"`, 'pointless');
    return {
      job,
      hold: { jobId: id, fence },
      definition,
      policy: resolvePolicy(definition.policy, { timeoutMs }),
      sending: resolveSending(definition.sending),
      source,
      channel,
      stop: lease.signal,
    };
  }

  /** What an earlier attempt left `sending` may have been received: sent again with the same key, or left to a person. */
  async #settleInDoubt({ hold, channel, job }: RunContext): Promise<void> {
    if (job.deliveries.sending === 0) return;
    const to = channel.inDoubt === 'resend' || job.mode === 'test' ? 'pending' : 'unknown';
    let settled: number;
    do {
      settled = await this.parts.unitOfWork.write((tx) =>
        this.parts.deliveries.settleInDoubt(tx, hold, to, SETTLE_BATCH, this.parts.clock.now()),
      );
    } while (settled === SETTLE_BATCH);
  }

  async #send(context: RunContext): Promise<void> {
    const { clock, random } = this.parts;
    const hard = hardStop(context.stop);
    const opened = await this.#open(context);
    const rules = {
      maxRetries: context.policy.maxRetries,
      mode: context.job.mode,
      variables: context.job.options?.variables,
      random,
      now: () => clock.now(),
    };
    const send = (delivery: DeliveryRecord): Promise<DeliveryResult> =>
      sendOne(delivery, opened.get(delivery.channel) ?? opened.fallback, rules, hard);
    try {
      await new SendLoop(this.parts, context, send).run();
    } finally {
      await opened.close();
    }
  }

  /** The message's channel; in test mode the outbox beside it, which gets the same texts. */
  async #open({ channel, definition, job }: RunContext): Promise<OpenedChannels> {
    const senders: Sender[] = [];
    const render = channel.compile(definition.message);
    const byName = new Map<string, OpenedChannel>();
    const open = async (through: Channel): Promise<OpenedChannel> => {
      const sender = await through.open(definition.message);
      senders.push(sender);
      const opened = { inDoubt: through.inDoubt, render, sender };
      byName.set(through.channel, opened);
      return opened;
    };
    const outbox = this.parts.channels.get('outbox');
    let fallback: OpenedChannel;
    if (job.mode === 'test' && outbox) {
      fallback = await open(outbox);
      if (job.options?.recipients?.length && channel !== outbox) await open(channel);
    } else {
      fallback = await open(channel);
    }
    return {
      fallback,
      get: (name) => byName.get(name),
      close: async () => {
        await Promise.allSettled(senders.map((sender) => sender.close()));
      },
    };
  }

  #outcomeOf(error: unknown, lease: Lease): AttemptOutcome {
    if (lease.signal.aborted) return { kind: 'stopped', reason: lease.signal.reason as StopReason };
    if (error instanceof Stopped) return { kind: 'stopped', reason: error.reason };
    if (error instanceof FenceLost) return { kind: 'stopped', reason: 'lost' };
    if (error instanceof AttemptFailed) return { kind: 'failed', error: error.message, retry: error.retry };
    if (error instanceof AudienceUnavailable || error instanceof ChannelUnavailable) {
      return { kind: 'failed', error: error.message, retry: error.retry };
    }
    this.parts.log.error('An attempt failed unexpectedly', { jobId: lease.job.id, error });
    return { kind: 'failed', error: error instanceof Error ? error.message : String(error), retry: 'worthwhile' };
  }
}

interface OpenedChannels {
  fallback: OpenedChannel;
  get(channel: string): OpenedChannel | undefined;
  close(): Promise<void>;
}

/** Open requests are cut off only when the time is up or the job is lost; otherwise they may finish, so that nothing is in doubt. */
function hardStop(stop: AbortSignal): AbortSignal {
  const hard = new AbortController();
  const check = (): void => {
    if (stop.reason === 'timeout' || stop.reason === 'lost') hard.abort(stop.reason);
  };
  if (stop.aborted) check();
  else stop.addEventListener('abort', check, { once: true });
  return hard.signal;
}
