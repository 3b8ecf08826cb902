import { type Page } from '@playwright/test';
import { type Answer, type FakeApi } from './fake-api/fake-api';
import { type ConsolePage, prepare } from './pages';

/** A page that shows what a server answers, and what it says when there is nothing. */
export interface DataPage {
  name: string;
  /** The requests without which it has no content. */
  needs: string[];
  /** What it says before there is anything; absent where a page is about one thing that is there or is not. */
  none?: string;
  /** An address that filters everything away, and the one that its way out leads to. */
  filtered?: { path: string; back: RegExp };
}

const JOBS = ['GET /api/scheduler/jobs'];

export const DATA_PAGES: DataPage[] = [
  {
    name: 'workflows',
    needs: ['GET /api/workflows'],
    none: 'workflow.first',
    filtered: filter('/workflows', 'search=x'),
  },
  { name: 'workflow', needs: ['GET /api/workflows/*'] },
  { name: 'jobs-upcoming', needs: JOBS, none: 'job.none.upcoming', filtered: filter('/jobs', 'type=delayed') },
  {
    name: 'jobs-running',
    needs: JOBS,
    none: 'job.none.running',
    filtered: filter('/jobs?tab=running', 'type=delayed'),
  },
  { name: 'jobs-done', needs: JOBS, none: 'job.none.done', filtered: filter('/jobs?tab=done', 'status=failed') },
  { name: 'job', needs: ['GET /api/scheduler/jobs/*'] },
  { name: 'calendar-month', needs: [...JOBS, 'GET /api/scheduler/upcoming'], none: 'upcoming.none' },
  { name: 'outbox', needs: ['GET /api/outbox'], none: 'outbox.none', filtered: filter('/outbox', 'job=gone') },
  { name: 'channels', needs: ['GET /api/connections'], none: 'channels.none' },
  { name: 'data-sources', needs: ['GET /api/connections'], none: 'sources.none' },
  { name: 'audit', needs: ['GET /api/audit'], none: 'audit.none', filtered: filter('/audit', 'who=nobody') },
  { name: 'holidays', needs: ['GET /api/holidays'], none: 'holiday.none' },
  {
    name: 'suppressions',
    needs: ['GET /api/suppressions'],
    none: 'suppression.none',
    filtered: filter('/settings/suppressions', 'search=nobody'),
  },
  { name: 'access-keys', needs: ['GET /api/access-keys'], none: 'accessKey.none' },
];

export const NOTHING: Answer = { body: { items: [], nextCursor: null, year: 2026, known: true } };
export const REFUSED: Answer = { code: 403, body: { code: 'FORBIDDEN' } };
export const GONE: Answer = { code: 404, body: { code: 'NOT_FOUND' } };
export const BROKEN: Answer = {
  code: 500,
  body: { code: 'INTERNAL', instance: 'urn:uuid:0199a0c0-0000-7000-8000-00000000dead' },
};
export const NEVER = new Promise<Answer>(() => undefined);

function filter(path: string, query: string): NonNullable<DataPage['filtered']> {
  const [route = '', kept] = path.split('?');
  return {
    path: `${path}${kept === undefined ? '?' : '&'}${query}`,
    back: new RegExp(`${route}${kept === undefined ? '' : `\\?${kept}`}$`),
  };
}

/** What a page's requests get; null is the usual answer. */
export type StateAnswer = () => Answer | Promise<Answer> | null;

/** Prepares a page, with other answers to what it needs. */
export async function start(
  page: Page,
  api: FakeApi,
  each: ConsolePage,
  needs: string[],
  answer: StateAnswer,
): Promise<void> {
  await prepare(page, api, each, 'korean');
  for (const need of needs) api.before(need, (asked, usual) => answer() ?? usual(asked));
}
