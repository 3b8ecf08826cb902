import { setTimeout as sleep } from 'node:timers/promises';
import { receiveFile } from '@jeongsi/audience';
import { type JobRecord, type Outcome, type WorkflowDefinition } from '@jeongsi/engine';
import { clock, type House, openHouse } from './house';

interface RecipientsParams {
  folder: string;
  /** The receiver. */
  server: { url: string };
  recipients: number;
  concurrency: number;
}

const LOOK_EVERY_MS = 20;

/** One job for everybody in a CSV file, through the webhook channel. */
export async function recipients(params: RecipientsParams): Promise<Record<string, number>> {
  const house = await openHouse({ folder: params.folder, concurrentJobs: 10 });
  const { engine, store, close } = house;
  await engine.scheduler.start();
  const fileId = await upload(house, params.recipients);
  const workflow = must(await engine.workflows.create(definitionFor(params, fileId), 'draft'));
  must(await engine.workflows.update(workflow.id, workflow.definition, 'active'));

  const startedAt = performance.now();
  const { id } = must(await engine.jobs.execute({ workflowId: workflow.id, mode: 'live', trigger: 'api' }));
  const memory = memoryWatch();
  let job: JobRecord | undefined;
  do {
    await sleep(LOOK_EVERY_MS);
    job = await store.jobs.find(id);
    memory.look((job?.deliveries.delivered ?? 0) / params.recipients);
  } while (job?.status === 'pending' || job?.status === 'running');
  const seconds = (performance.now() - startedAt) / 1000;

  if (job?.status !== 'completed') throw new Error(`The job ended as ${job?.status}: ${job?.error}`);
  const received = Number(await (await fetch(params.server.url)).text());
  await close();
  const recorded = job.deliveries.delivered;
  return { messagesPerSecond: params.recipients / seconds, received, recorded, ...memory.found() };
}

async function upload({ store, uploads }: House, count: number): Promise<string> {
  const rows = ['to,name', ...Array.from({ length: count }, (_, row) => `user-${row},Name ${row}`)];
  const parts = { ...store, directory: uploads, clock };
  const content = lines(rows);
  const file = await receiveFile(parts, { name: 'recipients.csv', content }, new AbortController().signal);
  if (!file.ok) throw new Error(JSON.stringify(file.issues));
  return file.value.id;
}

async function* lines(rows: readonly string[]): AsyncIterable<Uint8Array> {
  for (let from = 0; from < rows.length; from += 1_000) {
    yield Buffer.from(`${rows.slice(from, from + 1_000).join('\n')}\n`);
  }
}

function definitionFor({ server, concurrency }: RecipientsParams, fileId: string): WorkflowDefinition {
  const audience = { source: 'file', fileId, mapping: { address: 'to', name: 'name' } };
  const message = { channel: 'webhook', url: server.url, body: '{"to":"#{to}","body":"Hello, #{name}"}' };
  return {
    name: 'Everybody',
    audience,
    message,
    sending: { concurrency },
    // Saving it must not already run it.
    schedule: { type: 'delayed', delay: { amount: 1, unit: 'days' } },
  };
}

/** Most memory, and how much more it was at the end than when a tenth was done. */
function memoryWatch(): { look: (share: number) => void; found: () => { peakMb: number; growthMb: number } } {
  let early: number | undefined;
  let last = 0;
  return {
    look(share) {
      last = process.memoryUsage.rss() / 2 ** 20;
      if (early === undefined && share >= 0.1) early = last;
    },
    found: () => ({ peakMb: process.resourceUsage().maxRSS / 1024, growthMb: last - (early ?? last) }),
  };
}

function must<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.value;
}
