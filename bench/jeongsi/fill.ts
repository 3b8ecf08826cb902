import { type Instant, type NewJob, type WorkflowDefinition, type WorkflowRecord } from '@jeongsi/engine';
import { type OpenedStore } from '@jeongsi/store';
import { clock } from './house';

const BATCH = 5_000;
const WORKFLOWS = 1_000;

const audience = { source: 'list', mapping: { address: 'to' }, rows: [{ to: 'someone@example.com' }] };
const message = { channel: 'outbox', body: 'Hello #{name|friend}, your order is on its way.' };

/** A small real definition: rows are as wide as in life. */
export const definition: WorkflowDefinition = {
  name: 'Order confirmation',
  purpose: 'informational',
  audience,
  message,
  schedule: { type: 'immediate' },
};

/** Writes one pending job per instant, spread over a thousand workflows. Answers when each job, by its id, is due. */
export async function fill(store: OpenedStore, instants: readonly Instant[]): Promise<Map<string, Instant>> {
  const now = clock.now();
  const workflows = Array.from({ length: Math.min(WORKFLOWS, instants.length) }, (): WorkflowRecord => {
    const schedule = { type: 'immediate', timeZone: 'Asia/Seoul', savedAt: now } as const;
    return { id: store.ids.next(), version: 1, status: 'active', definition, schedule, createdAt: now, updatedAt: now };
  });
  await store.unitOfWork.write(async (tx) => {
    for (const workflow of workflows) await store.workflows.insert(tx, workflow);
  });

  const due = new Map<string, Instant>();
  for (let from = 0; from < instants.length; from += BATCH) {
    const jobs = instants.slice(from, from + BATCH).map((instant, index): NewJob => {
      const { id: workflowId } = workflows[(from + index) % workflows.length] as WorkflowRecord;
      const id = store.ids.next();
      due.set(id, instant);
      return newJob(id, workflowId, instant, now);
    });
    await store.unitOfWork.write((tx) => store.jobs.insert(tx, jobs));
  }
  return due;
}

function newJob(id: string, workflowId: string, instant: Instant, now: Instant): NewJob {
  return {
    id,
    workflowId,
    workflowVersion: 1,
    workflowName: definition.name,
    type: 'scheduled',
    trigger: 'api',
    mode: 'live',
    nominalTime: instant,
    scheduledTime: instant,
    maxAttempts: 4,
    createdAt: now,
    status: 'pending',
    planned: false,
    waiting: false,
  };
}
