import {
  type Connection,
  type ConnectionInput,
  type Delivery,
  type ExecuteRequest,
  type Job,
  type JobDetail,
  type OutboxMessage,
  type Page,
  type SchedulerStatus,
  type UploadedFile,
  type Workflow,
  type WorkflowInput,
} from '@jeongsi/contract';
import { until } from './until';

export interface Answer<T> {
  status: number;
  headers: Headers;
  body: T;
}

/** The HTTP API as a program uses it. Methods that name a thing reject unless it was done; `call` answers whatever came. */
export class Api {
  /** Without a key it comes as a stranger. */
  constructor(
    readonly url: string,
    private readonly key?: string,
  ) {}

  async call<T = unknown>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    const raw = typeof body === 'string' || body instanceof Uint8Array || body instanceof FormData;
    const response = await fetch(`${this.url}/api${path}`, {
      method,
      headers: {
        ...(this.key !== undefined && { Authorization: `Bearer ${this.key}` }),
        ...(body !== undefined && !raw && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: raw ? (body as RequestInit['body']) : JSON.stringify(body) }),
      redirect: 'manual',
    });
    const text = await response.text();
    const json = /json/.test(response.headers.get('Content-Type') ?? '');
    return { status: response.status, headers: response.headers, body: (json ? JSON.parse(text) : text) as T };
  }

  async get<T>(path: string): Promise<T> {
    return done(await this.call<T>('GET', path), 200);
  }

  async all<T>(path: string): Promise<T[]> {
    const items: T[] = [];
    let cursor: string | null = null;
    do {
      const glue = path.includes('?') ? '&' : '?';
      const from: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const page: Page<T> = await this.get(`${path}${glue}limit=200${from}`);
      items.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== null);
    return items;
  }

  async save(workflow: WorkflowInput, headers?: Record<string, string>): Promise<Workflow> {
    return done(await this.call<Workflow>('POST', '/workflows', workflow, headers), 201);
  }

  async replace(id: string, workflow: WorkflowInput): Promise<Workflow> {
    return done(await this.call<Workflow>('PUT', `/workflows/${id}`, workflow), 200);
  }

  async upload(name: string, csv: Uint8Array): Promise<UploadedFile> {
    const form = new FormData();
    form.append('file', new Blob([Uint8Array.from(csv)], { type: 'text/csv' }), name);
    return done(await this.call<UploadedFile>('POST', '/files', form), 201);
  }

  async connect(connection: ConnectionInput): Promise<Connection> {
    return done(await this.call<Connection>('POST', '/connections', connection), 201);
  }

  /** Runs a workflow now, and answers the job as it is at once. */
  async execute(request: Omit<ExecuteRequest, 'mode'> & { mode?: 'live' | 'test' }): Promise<Job> {
    const answer = await this.call<Job>('POST', '/workflow/execute', { mode: 'live', waitSeconds: 0, ...request });
    if (answer.status === 200) return answer.body;
    return done(answer, 202);
  }

  /** An action without a body, such as `abort`. */
  async act<T>(path: string, body?: unknown): Promise<T> {
    const answer = await this.call<T>('POST', path, body);
    if (answer.status >= 300) return done(answer, 200);
    return answer.body;
  }

  status(): Promise<SchedulerStatus> {
    return this.get('/scheduler');
  }

  job(id: string): Promise<JobDetail> {
    return this.get(`/scheduler/jobs/${id}`);
  }

  jobs(filter = ''): Promise<Job[]> {
    return this.all(`/scheduler/jobs?${filter}`);
  }

  deliveries(jobId: string): Promise<Delivery[]> {
    return this.all(`/scheduler/jobs/${jobId}/deliveries`);
  }

  outbox(jobId: string): Promise<OutboxMessage[]> {
    return this.all(`/outbox?jobId=${jobId}`);
  }

  /** The job once it has left `pending` and `running`. */
  ended(id: string, limits: { withinMs?: number; everyMs?: number } = {}): Promise<JobDetail> {
    const probe = async (): Promise<JobDetail | false> => {
      const job = await this.job(id);
      return job.status !== 'pending' && job.status !== 'running' && job;
    };
    return until(`job ${id} ends`, probe, { everyMs: 50, ...limits });
  }
}

function done<T>(answer: Answer<T>, wanted: number): T {
  if (answer.status === wanted) return answer.body;
  throw new Error(`Wanted ${wanted}, got ${answer.status}: ${JSON.stringify(answer.body)}`);
}
