import { type Page as BrowserPage } from '@playwright/test';
import { type Session } from '@jeongsi/contract';
import { NOW, SESSION, status, UPCOMING } from './answers';
import { deliveriesPage, JOB_DETAIL, jobsPage } from './job-answers';
import { type PausedAnswer, type PausedRequest, pauseRequests } from './paused-requests';
import { schedulePreview, summary, WORKFLOWS, workflowPreview } from './workflow-answers';

export type Answer = { body: unknown; code?: number; headers?: Record<string, string> } | 'unreachable';

/** What a request asked for. */
export interface Asked {
  path: string;
  /** The last part of its path. */
  last: string;
  query: URLSearchParams;
  body: unknown;
  headers: Record<string, string>;
}

/** What becomes of a text that stands in `field`. */
export type Rewriting = (text: string, field: string) => string;

type Handler = (asked: Asked) => Answer | Promise<Answer>;

/**
 * Stands in for the server where a state is hard to bring about for real: stale, lost, stopped, slow. Answers can be
 * changed while the page runs; requests are counted by method and path. `*` in a handler's path stands for one part.
 */
export class FakeApi {
  readonly asked: string[] = [];
  /** Every text that an answer held: what stands on screen and is not here is the console's own. */
  readonly told = new Set<string>();
  private readonly handlers = new Map<string, Handler>();
  private rewriting: Rewriting = (text) => text;
  private stop = () => Promise.resolve();

  constructor(private readonly page: BrowserPage) {
    this.on('GET /api/session', () => ({ body: SESSION satisfies Session }));
    this.on('GET /api/scheduler', () => ({ body: status(NOW) }));
    this.on('GET /api/scheduler/jobs', ({ query }) => ({
      body: query.get('sort') === 'scheduledTime' && query.get('limit') === '7' ? UPCOMING : jobsPage(query),
    }));
    this.on('GET /api/scheduler/jobs/*', () => ({ body: JOB_DETAIL }));
    this.on('GET /api/scheduler/jobs/*/deliveries', ({ query }) => ({ body: deliveriesPage(query) }));
    this.on('GET /api/scheduler/stream', () => ({ code: 503, body: {} }));
    this.on('GET /api/connections', () => ({ body: { items: [], nextCursor: null } }));
    this.on('GET /api/outbox', () => ({ body: { items: [], nextCursor: null } }));
    this.on('GET /api/workflows', () => ({ body: { items: WORKFLOWS.map(summary), nextCursor: null } }));
    this.on('GET /api/workflows/*', () => ({ body: WORKFLOWS[0] }));
    this.on('POST /api/workflows/preview', () => ({ body: workflowPreview() }));
    this.on('POST /api/schedules/preview', ({ body }) => ({ body: schedulePreview(body) }));
  }

  on(request: string, handler: Handler): void {
    this.handlers.set(request, handler);
  }

  /** Stands before the answer that is given so far, which it may pass on. */
  before(request: string, handler: (asked: Asked, usual: Handler) => Answer | Promise<Answer>): void {
    const usual = this.handlerOf(request);
    if (usual === undefined) throw new Error(`Nothing answers ${request}.`);
    this.on(request, (asked) => handler(asked, usual));
  }

  /** Changes every text in every answer from now on, by the field that it stands in: other languages, longer names. */
  rewrite(rewriting: Rewriting): void {
    this.rewriting = rewriting;
  }

  /** Answers the page's requests from now on, until `uninstall`. */
  async install(): Promise<void> {
    this.stop = await pauseRequests(this.page, (request) => this.answer(request));
  }

  async uninstall(): Promise<void> {
    await this.stop();
  }

  /** How often that was asked; `*` as in `on`. */
  count(request: string): number {
    return this.asked.filter((asked) => asked === request || fits(request, asked)).length;
  }

  private async answer({ method, url, headers, body }: PausedRequest): Promise<PausedAnswer> {
    const key = `${method} ${url.pathname}`;
    this.asked.push(key);
    const asked = {
      path: url.pathname,
      last: url.pathname.split('/').at(-1) ?? '',
      query: url.searchParams,
      body,
      headers,
    };
    const answer = (await this.handlerOf(key)?.(asked)) ?? { code: 404, body: { code: 'NOT_FOUND' } };
    if (answer === 'unreachable') return answer;
    return {
      code: answer.code ?? 200,
      headers: { 'content-type': 'application/json', ...answer.headers },
      body: JSON.stringify(this.rewritten(answer.body, '')),
    };
  }

  private rewritten(value: unknown, field: string): unknown {
    if (typeof value === 'string') {
      const text = this.rewriting(value, field);
      this.told.add(text);
      return text;
    }
    if (Array.isArray(value)) return value.map((each) => this.rewritten(each, field));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, this.rewritten(each, name)]));
  }

  private handlerOf(key: string): Handler | undefined {
    const exact = this.handlers.get(key);
    return exact ?? [...this.handlers].find(([pattern]) => fits(pattern, key))?.[1];
  }
}

function fits(pattern: string, key: string): boolean {
  const [wanted, given] = [pattern.split('/'), key.split('/')];
  return wanted.length === given.length && wanted.every((part, index) => part === '*' || part === given[index]);
}
