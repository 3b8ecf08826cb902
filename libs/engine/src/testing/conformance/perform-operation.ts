import { type BatchRecord } from '../../channel/batch-store';
import { type DeliveryRecord } from '../../delivery/delivery';
import { type JobRecord } from '../../job/job';
import { type Stores } from '../../store/stores';
import { type Tx } from '../../store/unit-of-work';
import { type WorkflowRecord } from '../../workflow/workflow';
import { type Operation, type RandomStep } from './random-operation';
import { Bench } from './stores-under-test';

/** All that can be read, to be compared. Versions differ in how often they rise, not in whether. */
export async function everything(stores: Stores): Promise<unknown> {
  const jobs = await allJobs(stores);
  const rows = jobs.map(async ({ version: _version, ...job }) => ({
    job,
    events: await stores.jobs.events(job.id),
    deliveries: await deliveriesOf(stores, job.id),
    nextTryAt: await stores.deliveries.nextTryAt(job.id),
    heldUntil: await stores.deliveries.heldUntil(job.id),
    reasons: (await stores.deliveries.reasons(job.id)).map((one) => JSON.stringify(Object.entries(one).sort())).sort(),
    batches: await openBatches(stores, job.id),
  }));
  const { version: _version, ...next } = (await stores.jobs.next()) ?? { version: 0 };
  return {
    rows: await Promise.all(rows),
    counts: await stores.jobs.counts(),
    next,
    nextDueAt: await stores.jobs.nextDueAt(),
    rest: await stores.deliveries.endedWithRest(100),
  };
}

/** What there is of a job. */
interface About {
  recipients: readonly DeliveryRecord[];
  open: Awaited<ReturnType<typeof openBatches>>;
}

/** The same operation on any stores: ids are drawn from `nextId`, so that two stores get the same ones. */
export class Performer {
  constructor(
    private readonly stores: Stores,
    private readonly workflows: readonly WorkflowRecord[],
    private readonly nextId: () => string,
  ) {}

  /** Answers what the operation answered, or that it was refused. */
  async perform({ operation, ends }: RandomStep): Promise<unknown> {
    const jobs = (await allJobs(this.stores)).sort((a, b) => (a.id < b.id ? -1 : 1));
    const about = await this.#recipients(operation, jobs);
    const written = this.stores.unitOfWork.write(async (tx) => {
      const answer = await this.#perform(tx, operation, jobs, about);
      if (ends === 'undo') throw new Error('undone');
      return answer;
    });
    return written.then(
      (answer) => (answer instanceof Set ? [...(answer as Set<string>)].sort() : answer),
      () => 'refused or undone',
    );
  }

  async #perform(tx: Tx, operation: Operation, known: readonly JobRecord[], about: About): Promise<unknown> {
    if (!('job' in operation)) return this.#performOnAll(tx, operation);
    const { jobs, deliveries, batches } = this.stores;
    const { recipients, open } = about;
    const job = known[operation.job % known.length];
    if (!job) return 'there is no job';
    const { id, fence } = job;
    const hold = { jobId: id, fence };
    switch (operation.does) {
      case 'skip':
        return jobs.skip(tx, [{ id, reason: 'missed', at: 10 }]);
      case 'wait':
        return jobs.wait(tx, [id], 'overlap');
      case 'cancel':
        return jobs.cancel(tx, id, 10);
      case 'resume':
        return jobs.resume(tx, id, 9);
      case 'end':
        return jobs.end(tx, [{ id, fence: fence - operation.staleBy, at: 10, outcome: operation.outcome }]);
      case 'takeOver':
        return jobs.takeOver(tx, { id, fence }, 'node-2', operation.attempt);
      case 'move':
        return (await jobs.move(tx, id, operation.to)) !== undefined;
      case 'addEvents':
        return jobs.addEvents(tx, [{ jobId: id, at: 5, type: operation.type, params: { nth: operation.job } }]);
      case 'add':
        return deliveries.add(
          tx,
          hold,
          operation.keys.map((key) => this.#recipient(key)),
          { rows: 7, complete: true },
          8,
        );
      case 'copy': {
        const from = known[operation.from % known.length]?.id ?? '';
        const source = { jobId: from, scope: operation.scope, afterId: undefined };
        return deliveries.copy(tx, hold, source, operation.limit, this.nextId, 8);
      }
      case 'take':
        return deliveries.take(tx, hold, operation.limit, operation.now);
      case 'record': {
        const sending = recipients.filter((row) => row.state === 'sending');
        const results = sending.slice(0, operation.states.length).map((row, index) => ({
          id: row.id,
          attempts: row.attempts,
          state: operation.states[index] ?? 'failed',
          nextTryAt: operation.nextTryAt,
          errorCode: 'code',
        }));
        return deliveries.record(tx, id, results, 8);
      }
      case 'settleInDoubt':
        return deliveries.settleInDoubt(tx, hold, operation.to, operation.limit, 8);
      case 'skipRest':
        return deliveries.skipRest(tx, id, operation.limit, 8);
      case 'settleEnded':
        return deliveries.settleEnded(tx, id, operation.limit, 8);
      case 'releaseHeld':
        return deliveries.releaseHeld(tx, hold, operation.now, operation.limit);
      case 'report': {
        const reports = idsOf(recipients, operation.of).map((deliveryId) => {
          return { jobId: id, deliveryId, state: operation.state, errorCode: 'reported' };
        });
        return deliveries.report(tx, reports, 8);
      }
      case 'reopen':
        return deliveries.reopen(tx, id, idsOf(recipients, [operation.delivery])[0] ?? '', 8);
      case 'settle':
        return deliveries.settle(tx, id, idsOf(recipients, [operation.delivery])[0] ?? '', operation.to, 8);
      case 'openBatch': {
        const batch = { id: this.nextId(), jobId: id, createdAt: 8 };
        await batches.open(tx, hold, batch, idsOf(recipients, operation.of));
        return operation.provider === 'named' ? batches.name(tx, hold, batch.id, 'group') : undefined;
      }
      case 'closeBatch':
        return batches.close(tx, open[0]?.batch.id ?? '');
    }
  }

  async #performOnAll(tx: Tx, operation: Exclude<Operation, { job: number }>): Promise<unknown> {
    const { jobs } = this.stores;
    switch (operation.does) {
      case 'insert':
        return jobs.insert(tx, this.#newJobs(operation.jobs));
      case 'releaseWaiting':
        return jobs.releaseWaiting(tx, [this.#workflow(operation.workflow).id]);
      case 'lastEnds':
        return jobs.lastEnds(tx, this.#workflow(operation.workflow).id, operation.limit);
      case 'removePlanned':
        return jobs.removePlanned(tx, this.#workflow(operation.workflow).id);
      case 'archive':
        return jobs.archive(tx, operation.before, 20, operation.limit);
      case 'purge':
        return jobs.purge(tx, operation.before, operation.limit);
      case 'start': {
        const due = await jobs.due(tx, 9, operation.limit);
        const { late } = operation;
        await jobs.start(
          tx,
          due.map(({ id }) => ({ id, startedAt: 9, late, leaseOwner: 'node-1' })),
        );
        return due.map(({ id, attempt, fence }) => ({ id, attempt, fence }));
      }
    }
  }

  /** The recipients and batches that an operation is about, read before its transaction. */
  async #recipients(operation: Operation, known: readonly JobRecord[]): Promise<About> {
    const job = 'job' in operation ? known[operation.job % known.length] : undefined;
    if (!job) return { recipients: [], open: [] };
    return { recipients: await deliveriesOf(this.stores, job.id), open: await openBatches(this.stores, job.id) };
  }

  #workflow(nth: number): WorkflowRecord {
    return this.workflows[nth % this.workflows.length] as WorkflowRecord;
  }

  #newJobs(drawn: Extract<Operation, { does: 'insert' }>['jobs']) {
    const bench = new Bench(this.stores);
    return drawn.map(({ workflow, time, ...job }) =>
      bench.newJob(this.#workflow(workflow), time, { ...job, id: this.nextId(), createdAt: 1 }),
    );
  }

  #recipient(key: string) {
    return {
      id: this.nextId(),
      recipientKey: key,
      channel: 'outbox',
      address: key,
      variables: { key },
      state: 'pending' as const,
    };
  }
}

async function allJobs(stores: Stores): Promise<JobRecord[]> {
  const board = await stores.jobs.list({}, 'ascending', { limit: 1_000 });
  const archived = await stores.jobs.list({ archived: true }, 'ascending', { limit: 1_000 });
  return [...board.items, ...archived.items];
}

async function deliveriesOf(stores: Stores, jobId: string): Promise<DeliveryRecord[]> {
  return (await stores.deliveries.list(jobId, {}, { limit: 1_000 })).items;
}

/** With whom they hold. */
async function openBatches(stores: Stores, jobId: string): Promise<{ batch: BatchRecord; holds: string[] }[]> {
  const open = await stores.batches.openOf(jobId);
  return Promise.all(
    open.map(async (batch) => ({ batch, holds: (await stores.batches.deliveries(batch)).map(({ id }) => id) })),
  );
}

/** The nth of them, counted round. */
function idsOf(rows: readonly DeliveryRecord[], which: readonly number[]): string[] {
  return which.flatMap((nth) => rows[nth % rows.length]?.id ?? []);
}
