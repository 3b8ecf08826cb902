import { type Page } from '@playwright/test';
import { KEPT_DRAFT, keepDraft } from './builder-draft';
import { NOW, SESSION } from './fake-api/answers';
import { playBuilder } from './fake-api/builder-answers';
import { type FakeApi } from './fake-api/fake-api';
import { answersInEnglish, inEnglish } from './fake-api/shop/in-english';
import { JOB_DETAIL, RUNNING } from './fake-api/job-answers';
import { SHOP_PLANNED } from './fake-api/shop/shop-jobs';
import { serveShop } from './fake-api/shop/shop';

/** A page of the console as every sweep visits it. */
export interface ConsolePage {
  /** In tests and in the names of pictures. */
  name: string;
  /** As the router writes it. */
  route: string;
  path: string;
  /** What stands there once the page has its content, as CSS. */
  content: string;
  serve?: (api: FakeApi) => void;
}

const JOB = '/jobs/0199a0c0-0000-7000-8000-0000000000e2';
const WORKFLOW = '/workflows/0199a0c0-0000-7000-8000-0000000000f1';
const STEPS = ['basics', 'audience', 'message', 'sending', 'schedule', 'review'];

const asAdmin = (api: FakeApi) => api.on('GET /api/session', () => ({ body: { ...SESSION, role: 'admin' } }));
const signedOut = (api: FakeApi) => api.on('GET /api/session', () => ({ code: 401, body: {} }));

/** All of them; `routes.spec.ts` fails when the router has one more. */
export const PAGES: readonly ConsolePage[] = [
  { name: 'login', route: 'login', path: '/login', content: '.submit', serve: signedOut },
  { name: 'home', route: '', path: '/', content: 'app-hour-chart' },
  { name: 'workflows', route: 'workflows', path: '/workflows', content: 'app-list-frame app-state-chip' },
  { name: 'workflow', route: 'workflows/:id', path: WORKFLOW, content: 'app-next-runs li' },
  ...STEPS.map((step, nth) => ({
    name: `builder-${nth + 1}-${step}`,
    route: 'builderMatcher',
    path: `/workflows/new?step=${nth + 1}`,
    content: 'app-stepper',
    serve: playBuilder,
  })),
  { name: 'jobs-upcoming', route: 'jobs', path: '/jobs?tab=upcoming', content: 'app-list-frame app-state-chip' },
  { name: 'jobs-running', route: 'jobs', path: '/jobs?tab=running', content: 'app-list-frame app-state-chip' },
  { name: 'jobs-done', route: 'jobs', path: '/jobs?tab=done', content: 'app-list-frame app-state-chip' },
  { name: 'job', route: 'jobs/:id', path: JOB, content: 'app-delivery-list .name' },
  {
    name: 'job-planned',
    route: 'jobs/:id',
    path: '/jobs/p1',
    content: 'app-job-story',
    serve: (api) =>
      api.on('GET /api/scheduler/jobs/*', () => ({
        body: { ...JOB_DETAIL, ...SHOP_PLANNED, attempts: [], events: [], reasons: [], funnel: [] },
      })),
  },
  {
    name: 'job-live',
    route: 'jobs/:id',
    path: '/jobs/r1',
    content: 'app-job-progress-block',
    serve: (api) => api.on('GET /api/scheduler/jobs/*', () => ({ body: { ...JOB_DETAIL, ...RUNNING } })),
  },
  { name: 'calendar-month', route: 'upcoming', path: '/upcoming?view=month', content: 'app-calendar-grid' },
  { name: 'calendar-week', route: 'upcoming', path: '/upcoming?view=week', content: '[data-day], app-day-list' },
  { name: 'calendar-list', route: 'upcoming', path: '/upcoming?view=list', content: 'app-day-list' },
  { name: 'outbox', route: 'outbox', path: '/outbox', content: 'app-list-frame li' },
  { name: 'channels', route: 'channels', path: '/channels', content: 'app-list-frame app-state-chip' },
  { name: 'data-sources', route: 'data-sources', path: '/data-sources', content: 'app-list-frame app-state-chip' },
  { name: 'audit', route: 'audit', path: '/audit', content: 'app-list-frame li' },
  { name: 'settings', route: 'settings/:tab', path: '/settings/general', content: 'app-general-tab' },
  { name: 'sending-limits', route: 'settings/:tab', path: '/settings/sending', content: 'app-sending-tab dt' },
  { name: 'holidays', route: 'settings/:tab', path: '/settings/holidays', content: 'app-holiday-tab tbody tr' },
  {
    name: 'suppressions',
    route: 'settings/:tab',
    path: '/settings/suppressions',
    content: 'app-suppression-tab tbody tr',
  },
  {
    name: 'access-keys',
    route: 'settings/:tab',
    path: '/settings/access-keys',
    content: 'app-access-key-tab tbody tr',
    serve: asAdmin,
  },
  { name: 'not-found', route: '**', path: '/no-such-page', content: 'app-not-found' },
];

export function pageNamed(name: string): ConsolePage {
  const found = PAGES.find((page) => page.name === name);
  if (found === undefined) throw new Error(`${name} is no page.`);
  return found;
}

/** What the shop's people wrote is in one language, whatever the console speaks. */
export type Speech = 'korean' | 'english';

/** Makes ready what a page of `PAGES` asks for: the shop's answers, a Sunday afternoon, a kept draft. */
export async function prepare(page: Page, api: FakeApi, { serve }: ConsolePage, speech: Speech): Promise<void> {
  serveShop(api);
  serve?.(api);
  if (speech === 'english') api.rewrite(answersInEnglish);
  await page.clock.install({ time: NOW });
  const draft = JSON.stringify(KEPT_DRAFT);
  const [owner, kept] = speech === 'english' ? [inEnglish('지수'), inEnglish(draft)] : ['지수', draft];
  await keepDraft(page, JSON.parse(kept) as object, 'new', null, owner);
}

/** Opens a page that `prepare` made ready and waits for its content. */
export async function open(page: Page, { path, content }: ConsolePage, origin = ''): Promise<void> {
  await page.goto(`${origin}${path}`);
  await page.locator(content).first().waitFor();
}
