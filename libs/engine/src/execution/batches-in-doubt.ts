import { type BatchRecord, type BatchStore } from '../channel/batch-store';
import { type BatchSender, type BatchState } from '../channel/batch-sender';
import { type DeliveryStore, type JobHold } from '../delivery/delivery-store';
import { type Clock } from '../instant';
import { batchResults } from './batch-results';
import { persist } from './persist';
import { type ResultRules } from './result-of';
import { type UnitOfWork } from '../store/unit-of-work';

/** More than any provider takes into one batch. */
const LARGEST_BATCH = 100_000;

/** Opens the channel to ask about a batch; only when there is something to ask. @throws ChannelUnavailable */
export type OpenBatchSender = () => Promise<BatchSender>;

/**
 * Finds out about batches that a crash, a time-out or a silent provider left open, before anybody sends the same deliveries
 * again. A batch without the provider's name was never asked to be sent.
 */
export class BatchesInDoubt {
  constructor(
    private readonly parts: { clock: Clock; unitOfWork: UnitOfWork; deliveries: DeliveryStore; batches: BatchStore },
    private readonly rules: ResultRules,
  ) {}

  /**
   * For an attempt that begins: whoever was not sent to becomes pending. That is no progress, so that a batch which kills
   * the process each time ends in quarantine. @throws ChannelUnavailable when the provider cannot be asked; FenceLost
   */
  async settleHeld(hold: JobHold, open: OpenBatchSender, signal: AbortSignal): Promise<void> {
    await this.#each(hold.jobId, open, signal, async (batch, state) => {
      if (state.state === 'sent') return this.#record(batch, state);
      const { clock, unitOfWork, batches, deliveries } = this.parts;
      await unitOfWork.write(async (tx) => {
        await batches.close(tx, batch.id);
        await deliveries.settleInDoubt(tx, hold, 'pending', LARGEST_BATCH, clock.now());
      });
    });
  }

  /** For a job that ended: what the provider knows is recorded, and whoever was not sent to is pending. @throws ChannelUnavailable */
  async settleEnded(jobId: string, open: OpenBatchSender, signal: AbortSignal): Promise<void> {
    await this.#each(jobId, open, signal, (batch, state) => this.#record(batch, state));
  }

  async #each(
    jobId: string,
    open: OpenBatchSender,
    signal: AbortSignal,
    settle: (batch: BatchRecord, state: BatchState) => Promise<void>,
  ): Promise<void> {
    const inDoubt = await this.parts.batches.openOf(jobId);
    let sender: BatchSender | undefined;
    try {
      for (const batch of inDoubt) {
        if (batch.providerId === undefined) await settle(batch, { state: 'discarded' });
        else {
          sender ??= await open();
          await settle(batch, await sender.reconcile(batch.providerId, signal));
        }
      }
    } finally {
      await sender?.close();
    }
  }

  async #record(batch: BatchRecord, state: BatchState): Promise<void> {
    const { clock, batches, deliveries } = this.parts;
    const results = batchResults(await batches.deliveries(batch), state, this.rules);
    await persist(this.parts, async (tx) => {
      await deliveries.record(tx, batch.jobId, results, clock.now());
      await batches.close(tx, batch.id);
    });
  }
}
