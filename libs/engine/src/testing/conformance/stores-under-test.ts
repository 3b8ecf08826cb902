import { type JobRecord } from '../../job/job';
import { type NewJob } from '../../job/job-store';
import { type Stores } from '../../store/stores';
import { type Tx } from '../../store/unit-of-work';
import { type WorkflowRecord } from '../../workflow/workflow';
import { type Instant } from '../../instant';

/** Opens empty stores for one test. `close` releases them, and whatever they lie in. */
export type OpenStores = () => Promise<StoresUnderTest>;

export interface StoresUnderTest extends Stores {
  close(): Promise<void>;
}

/** Nine o'clock in Seoul, the day before and after it, and a while later. */
export const NINE = Date.UTC(2026, 10, 23, 0, 0, 0);
export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const DAY = 24 * 60 * MINUTE;
export const YESTERDAY = NINE - DAY;
export const TOMORROW = NINE + DAY;

/** Opens stores before each test and closes them after it; the answer is for use inside the tests. */
export function openForEach(open: OpenStores): () => Bench {
  let stores: StoresUnderTest;
  beforeEach(async () => {
    stores = await open();
  });
  afterEach(() => stores.close());
  return () => new Bench(stores);
}

/** Stores, and short words for what most tests need from them. */
export class Bench {
  constructor(readonly stores: Stores) {}

  write<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.stores.unitOfWork.write(work);
  }

  async workflow(changes: Partial<WorkflowRecord> = {}): Promise<WorkflowRecord> {
    const workflow: WorkflowRecord = {
      id: this.stores.ids.next(),
      version: 1,
      status: 'active',
      definition: {
        name: 'Newsletter',
        audience: { source: 'list', mapping: { address: 'email' } },
        message: { channel: 'outbox' },
        schedule: { type: 'immediate' },
      },
      schedule: { type: 'immediate', timeZone: 'Asia/Seoul', savedAt: YESTERDAY },
      createdAt: YESTERDAY,
      updatedAt: YESTERDAY,
      ...changes,
    };
    await this.write((tx) => this.stores.workflows.insert(tx, workflow));
    return workflow;
  }

  newJob(workflow: WorkflowRecord, scheduledTime: Instant, changes: Partial<NewJob> = {}): NewJob {
    return {
      id: this.stores.ids.next(),
      workflowId: workflow.id,
      workflowVersion: workflow.version,
      workflowName: workflow.definition.name,
      type: 'recurring',
      trigger: 'schedule',
      mode: 'live',
      nominalTime: scheduledTime,
      scheduledTime,
      maxAttempts: 4,
      createdAt: YESTERDAY,
      status: 'pending',
      planned: false,
      waiting: false,
      ...changes,
    };
  }

  /** A job that is due at nine; of a workflow of its own unless one is given. */
  async job(changes: Partial<NewJob> & { workflow?: WorkflowRecord; at?: Instant } = {}): Promise<JobRecord> {
    const { workflow: given, at, ...rest } = changes;
    const job = this.newJob(given ?? (await this.workflow()), at ?? NINE, rest);
    await this.write((tx) => this.stores.jobs.insert(tx, [job]));
    return this.found(job.id);
  }

  async runningJob(changes: Partial<NewJob> & { workflow?: WorkflowRecord; at?: Instant } = {}): Promise<JobRecord> {
    const job = await this.job(changes);
    await this.start(job.id);
    return this.found(job.id);
  }

  async start(id: string, startedAt: Instant = NINE): Promise<void> {
    await this.write((tx) => this.stores.jobs.start(tx, [{ id, startedAt, late: false, leaseOwner: 'node-1' }]));
  }

  /** Ends a running job as completed. */
  async complete(job: JobRecord, at: Instant = NINE): Promise<void> {
    const { id, fence } = await this.found(job.id);
    await this.write((tx) => this.stores.jobs.end(tx, [{ id, fence, at, outcome: { status: 'completed' } }]));
  }

  async found(id: string): Promise<JobRecord> {
    const job = await this.stores.jobs.find(id);
    if (!job) throw new Error(`There is no job ${id}`);
    return job;
  }
}

/** All items of a list, page by page. */
export async function everyPage<T>(
  read: (page: { limit: number; cursor?: string }) => Promise<{ items: T[]; nextCursor: string | null }>,
  limit: number,
): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: T[]; nextCursor: string | null } = await read(cursor === null ? { limit } : { limit, cursor });
    expect(page.items.length).toBeLessThanOrEqual(limit);
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return items;
}
