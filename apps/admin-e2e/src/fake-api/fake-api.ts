import { type Page as BrowserPage, type Route } from '@playwright/test';
import { type Session } from '@jeongsi/contract';
import { NOW, SESSION, status, UPCOMING } from './answers';

export type Answer = { body: unknown; code?: number; headers?: Record<string, string> } | 'unreachable';
type Handler = () => Answer | Promise<Answer>;

/**
 * Stands in for the server where a state is hard to bring about for real: stale, lost, stopped, slow. Answers can be
 * changed while the page runs; requests are counted by method and path.
 */
export class FakeApi {
  readonly asked: string[] = [];
  private readonly handlers = new Map<string, Handler>();

  constructor(private readonly page: BrowserPage) {
    this.on('GET /api/session', () => ({ body: SESSION satisfies Session }));
    this.on('GET /api/scheduler', () => ({ body: status(NOW) }));
    this.on('GET /api/scheduler/jobs', () => ({ body: UPCOMING }));
    this.on('GET /api/outbox', () => ({ body: { items: [], nextCursor: null } }));
    this.on('GET /api/workflows', () => ({ body: { items: [{ id: 'w' }], nextCursor: null } }));
  }

  on(request: string, handler: Handler): void {
    this.handlers.set(request, handler);
  }

  async install(): Promise<void> {
    await this.page.route('**/api/**', (route) => this.answer(route));
  }

  count(request: string): number {
    return this.asked.filter((asked) => asked === request).length;
  }

  private async answer(route: Route): Promise<void> {
    const key = `${route.request().method()} ${new URL(route.request().url()).pathname}`;
    this.asked.push(key);
    const answer = await this.handlers.get(key)?.();
    if (answer === undefined) return route.fulfill({ status: 404, json: { code: 'NOT_FOUND' } });
    if (answer === 'unreachable') return route.abort('connectionrefused');
    return route.fulfill({ status: answer.code ?? 200, headers: answer.headers, json: answer.body });
  }
}
