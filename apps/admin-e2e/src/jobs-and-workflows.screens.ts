import { type Page, test } from '@playwright/test';
import { UPCOMING } from './fake-api/answers';
import { type FakeApi } from './fake-api/fake-api';
import { JOB_DETAIL, RUNNING } from './fake-api/job-answers';
import { CONSOLE, prepare, shoot } from './picture';

const PAGES = {
  workflows: '/workflows',
  workflow: '/workflows/0199a0c0-0000-7000-8000-0000000000f1',
  'jobs-upcoming': '/jobs',
  'jobs-running': '/jobs?tab=running',
  'jobs-done': '/jobs?tab=done',
  job: `/jobs/${JOB_DETAIL.id}`,
};

for (const language of ['ko', 'en']) {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1280, 390]) {
      test.describe(`${language}-${colorScheme}-${width}`, () => {
        test.use({ colorScheme });

        for (const [name, path] of Object.entries(PAGES)) {
          test(name, async ({ page }) => {
            await prepare(page, language, width);
            await page.goto(`${CONSOLE}${path}`);
            await page.locator('main app-state-chip').first().waitFor();
            await shoot(page, `${name}-${language}-${colorScheme}-${width}`);
          });
        }
      });
    }
  }
}

const planned = { ...JOB_DETAIL, ...UPCOMING.items[0], attempts: [], events: [], reasons: [], funnel: [] };

interface State {
  path: string;
  api?: (api: FakeApi) => void;
  then?: (page: Page) => Promise<void>;
}

const STATES: Record<string, State> = {
  'workflows-chosen': {
    path: '/workflows',
    then: async (page) => {
      for (const nth of [1, 2]) await page.locator('mat-checkbox input').nth(nth).check();
    },
  },
  'workflows-none': {
    path: '/workflows',
    api: (api) => api.on('GET /api/workflows', () => ({ body: { items: [], nextCursor: null } })),
  },
  'workflows-no-match': {
    path: '/workflows?search=%EC%97%86%EB%8A%94%20%EC%9D%B4%EB%A6%84&channel=sms',
    api: (api) => api.on('GET /api/workflows', () => ({ body: { items: [], nextCursor: null } })),
  },
  'workflows-failed': {
    path: '/workflows',
    api: (api) =>
      api.on('GET /api/workflows', () => ({
        code: 500,
        body: { code: 'INTERNAL', instance: `urn:uuid:${JOB_DETAIL.id}` },
      })),
  },
  'workflows-loading': {
    path: '/workflows',
    api: (api) => api.on('GET /api/workflows', () => new Promise(() => undefined)),
  },
  'workflow-run-now': {
    path: '/workflows/1',
    api: (api) =>
      api.on('POST /api/workflows/preview', () => ({
        body: { recipients: 12_480, funnel: [], truncated: false, samples: [], warnings: [] },
      })),
    then: (page) => page.getByRole('button', { name: '지금 실행' }).click(),
  },
  'job-planned': { path: '/jobs/1', api: (api) => api.on('GET /api/scheduler/jobs/*', () => ({ body: planned })) },
  'job-move': {
    path: '/jobs/1',
    api: (api) => api.on('GET /api/scheduler/jobs/*', () => ({ body: planned })),
    then: (page) => page.getByRole('button', { name: '시간 바꾸기' }).click(),
  },
  'job-running': {
    path: '/jobs/1',
    api: (api) => api.on('GET /api/scheduler/jobs/*', () => ({ body: { ...JOB_DETAIL, ...RUNNING } })),
  },
  'job-abort': {
    path: '/jobs/1',
    api: (api) => {
      api.on('GET /api/scheduler/jobs/*', () => ({ body: { ...JOB_DETAIL, ...RUNNING } }));
      api.on('POST /api/scheduler/jobs/*/abort', () => ({ code: 409, body: { code: 'JOB_NOT_RUNNING' } }));
    },
    then: async (page) => {
      await page.getByRole('button', { name: '중단' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '중단' }).click();
    },
  },
};

for (const [name, { path, api, then }] of Object.entries(STATES)) {
  for (const width of [1280, 390]) {
    test(`${name} ${width}`, async ({ page }) => {
      const fake = await prepare(page, 'ko', width);
      api?.(fake);
      await page.goto(`${CONSOLE}${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await then?.(page);
      await shoot(page, `${name}-${width}`);
    });
  }
}
