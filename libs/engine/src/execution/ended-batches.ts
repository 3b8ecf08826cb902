import { BatchSender } from '../channel/batch-sender';
import { type BatchStore } from '../channel/batch-store';
import { type Channel } from '../channel/channel';
import { type DeliveryStore } from '../delivery/delivery-store';
import { type EngineLog } from '../engine-log';
import { type Clock } from '../instant';
import { type JobStore } from '../job/job-store';
import { resolvePolicy } from '../policy/policy';
import { type UnitOfWork } from '../store/unit-of-work';
import { type WorkflowStore } from '../workflow/workflow-store';
import { BatchesInDoubt } from './batches-in-doubt';

/** A provider that has not answered by then is not going to. */
const LONGEST_ASK_MS = 30_000;

/** Asks the provider once more about the batches that an ended job left open, before those in them become unknown. */
export class EndedBatches {
  constructor(
    private readonly parts: {
      clock: Clock;
      random: () => number;
      unitOfWork: UnitOfWork;
      jobs: JobStore;
      deliveries: DeliveryStore;
      batches: BatchStore;
      workflows: WorkflowStore;
      channels: ReadonlyMap<string, Channel>;
      log: EngineLog;
    },
  ) {}

  async has(jobId: string): Promise<boolean> {
    return (await this.parts.batches.openOf(jobId)).length > 0;
  }

  /** Never rejects: what cannot be found out stays in doubt. */
  async settle(jobId: string): Promise<void> {
    const { clock, log } = this.parts;
    const patience = new AbortController();
    const cancel = clock.timer(LONGEST_ASK_MS, () => patience.abort('timeout'));
    try {
      if (await this.has(jobId)) await this.#ask(jobId, patience.signal);
    } catch (error) {
      log.warn('Could not find out what became of the last batch of a job', { jobId, error });
    } finally {
      cancel();
    }
  }

  async #ask(jobId: string, signal: AbortSignal): Promise<void> {
    const { clock, random, jobs, workflows, channels } = this.parts;
    const job = await jobs.find(jobId);
    const version = job && (await workflows.findVersion(job.workflowId, job.workflowVersion));
    if (!version) return;
    const { message, policy } = version.definition;
    const open = async (): Promise<BatchSender> => {
      const sender = await channels.get(message.channel)?.open(message);
      if (sender instanceof BatchSender) return sender;
      throw new Error(`The channel "${message.channel}" keeps no batches`);
    };
    const { maxRetries } = resolvePolicy(policy, { timeoutMs: 0 });
    const rules = { maxRetries, random, now: () => clock.now() };
    await new BatchesInDoubt(this.parts, rules).settleEnded(jobId, open, signal);
  }
}
