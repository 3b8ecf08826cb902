import { type AudienceSource, AudienceUnavailable } from '../audience/audience-source';
import { BatchSender } from '../channel/batch-sender';
import { type BatchStore } from '../channel/batch-store';
import { type Channel, ChannelUnavailable } from '../channel/channel';
import { type ConnectionHealthNotes, type ConnectionUser } from '../connection/health-notes';
import { type DeliveryRecord } from '../delivery/delivery';
import { type DeliveryStore, FenceLost } from '../delivery/delivery-store';
import { type Lease, type StopReason } from '../dispatch/job-dispatcher';
import { type EngineLog } from '../engine-log';
import { type Clock, type Instant } from '../instant';
import { type JobStore } from '../job/job-store';
import { type Ids } from '../store/ids';
import { type SettingStore } from '../store/setting-store';
import { type UnitOfWork } from '../store/unit-of-work';
import { type SuppressionStore } from '../suppression/suppression-store';
import { type WorkflowStore } from '../workflow/workflow-store';
import { Admission } from './admission';
import { BatchesInDoubt } from './batches-in-doubt';
import { BatchLoop } from './batch-loop';
import { type Intake } from './intake';
import { paceOf } from './job-pace';
import { openChannels } from './open-channels';
import { readContext } from './read-context';
import { type ResultRules } from './result-of';
import { AttemptFailed, type RunContext, Stopped, throwIfStopped, TooManyFailures } from './run-context';
import { SendLoop, type SentOne } from './send-loop';
import { sendOne } from './send-one';
import { verdictOf } from './verdict';

/** How an attempt ended, before anybody decides what follows from it. */
export type AttemptOutcome =
  | { kind: 'finished'; status: 'completed' | 'failed'; error?: string }
  /** Whoever is left may not be sent to before `until`. */
  | { kind: 'held'; until: Instant; recipients: number }
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
      batches: BatchStore;
      suppressions: SuppressionStore;
      settings: SettingStore;
      workflows: WorkflowStore;
      audiences: ReadonlyMap<string, AudienceSource>;
      channels: ReadonlyMap<string, Channel>;
      intake: Intake;
      health: ConnectionHealthNotes;
      log: EngineLog;
    },
  ) {}

  async run(lease: Lease): Promise<AttemptOutcome> {
    let context: RunContext | undefined;
    try {
      context = await readContext(lease, this.parts);
      await this.#settleInDoubt(context);
      await this.#findRecipients(context);
      await this.#send(context);
      return await this.#judge(context);
    } catch (error) {
      await this.#noteHealth(context, error);
      return this.#outcomeOf(error, lease);
    }
  }

  async #findRecipients(context: RunContext): Promise<void> {
    const { job, definition, stop } = context;
    const readsSource = !job.audience.complete && !job.options?.retryOf;
    await this.parts.intake.run(context);
    throwIfStopped(stop);
    if (readsSource) await this.#noteWorked(definition.audience);
  }

  /**
   * What an earlier attempt left `sending` may have been received: sent again with the same key, or left to a person. Batches
   * are another matter: their provider knows.
   */
  async #settleInDoubt(context: RunContext): Promise<void> {
    const { hold, channel, definition, job } = context;
    if (job.deliveries.sending === 0) return;
    const { clock, unitOfWork, deliveries } = this.parts;
    const toOutboxAlone = job.mode === 'test' && !job.options?.recipients?.length;
    const to = channel.inDoubt === 'resend' || toOutboxAlone ? 'pending' : 'unknown';
    let settled: number;
    do {
      settled = await unitOfWork.write((tx) => deliveries.settleInDoubt(tx, hold, to, SETTLE_BATCH, clock.now()));
    } while (settled === SETTLE_BATCH);
    const open = async (): Promise<BatchSender> => {
      const sender = await channel.open(definition.message);
      if (sender instanceof BatchSender) return sender;
      throw new AttemptFailed(`The channel "${channel.channel}" keeps no batches`, 'pointless');
    };
    await new BatchesInDoubt(this.parts, this.#rulesOf(context)).settleHeld(hold, open, context.hardStop);
  }

  async #send(context: RunContext): Promise<void> {
    const opened = await openChannels(context, this.parts.channels);
    try {
      const pace = await paceOf(context, this.parts.settings, opened.kind);
      const admission = new Admission(this.parts, context, pace);
      const rules = this.#rulesOf(context);
      const variables = context.job.options?.variables;
      if (opened.kind === 'batches') {
        await new BatchLoop(this.parts, context, admission, { ...opened, variables }, rules).run();
      } else {
        const frame = { mode: context.job.mode, variables };
        const send = (delivery: DeliveryRecord): Promise<SentOne> =>
          sendOne(delivery, opened.get(delivery.channel), frame, context.hardStop);
        const concurrency = Math.min(context.sending.concurrency, opened.most);
        await new SendLoop(this.parts, context, admission, { send, concurrency }, rules).run();
      }
    } finally {
      await opened.close().catch((error: unknown) => {
        this.parts.log.warn('A channel did not close', { jobId: context.job.id, error });
      });
    }
  }

  async #judge({ job, definition }: RunContext): Promise<AttemptOutcome> {
    const { deliveries } = this.parts;
    const counts = await deliveries.counts(job.id);
    if (!counts) return { kind: 'stopped', reason: 'lost' };
    // What a test put into the outbox says nothing about the channel.
    if (job.mode === 'live' && counts.accepted + counts.delivered > 0) await this.#noteWorked(definition.message);
    const until = counts.held > 0 ? await deliveries.heldUntil(job.id) : undefined;
    if (until !== undefined) return { kind: 'held', until, recipients: counts.held };
    return { kind: 'finished', ...verdictOf(counts) };
  }

  async #noteWorked(user: ConnectionUser): Promise<void> {
    const { health, log } = this.parts;
    await health.worked(user).catch((error: unknown) => {
      log.warn('Could not note that a connection works', { error });
    });
  }

  /** A connection that cannot be used at all is shown as broken, also to those who look at other workflows. */
  async #noteHealth(context: RunContext | undefined, error: unknown): Promise<void> {
    const { health, log } = this.parts;
    if (!context || !(error instanceof ChannelUnavailable || error instanceof AudienceUnavailable)) return;
    if (error.retry !== 'pointless') return;
    const { audience, message } = context.definition;
    await health.broke(error instanceof ChannelUnavailable ? message : audience, error).catch((reason: unknown) => {
      log.warn('Could not note that a connection is broken', { error: reason });
    });
  }

  #rulesOf({ policy }: RunContext): ResultRules {
    const { clock, random } = this.parts;
    return { maxRetries: policy.maxRetries, random, now: () => clock.now() };
  }

  #outcomeOf(error: unknown, lease: Lease): AttemptOutcome {
    if (lease.signal.aborted) return { kind: 'stopped', reason: lease.signal.reason as StopReason };
    if (error instanceof Stopped) return { kind: 'stopped', reason: error.reason };
    if (error instanceof FenceLost) return { kind: 'stopped', reason: 'lost' };
    if (error instanceof TooManyFailures) return { kind: 'finished', status: 'failed', error: error.message };
    if (error instanceof AttemptFailed) return { kind: 'failed', error: error.message, retry: error.retry };
    if (error instanceof AudienceUnavailable || error instanceof ChannelUnavailable) {
      return { kind: 'failed', error: error.message, retry: error.retry };
    }
    this.parts.log.error('An attempt failed unexpectedly', { jobId: lease.job.id, error });
    return { kind: 'failed', error: error instanceof Error ? error.message : String(error), retry: 'worthwhile' };
  }
}
