import { test } from '@playwright/test';
import { KEPT_DRAFT, keepDraft } from './builder-draft';
import { playBuilder } from './fake-api/builder-answers';
import { CONSOLE, prepare, shoot } from './picture';

const { message } = KEPT_DRAFT;

/** What `pages.screens.ts` does not show: the other channels and sources, and everything that can be wrong. */
const OTHERS: Record<string, { draft: object; step: number }> = {
  email: {
    draft: {
      ...KEPT_DRAFT,
      message: {
        ...message,
        channel: 'email',
        subject: '#{이름}님의 주문',
        email: { from: '', html: '<h1>#{이름}님</h1><p>주문하신 <b>#{상품}</b>이 출발했어요.</p>' },
      },
    },
    step: 3,
  },
  webhook: {
    draft: {
      ...KEPT_DRAFT,
      message: {
        ...message,
        channel: 'webhook',
        webhook: {
          url: 'https://hooks.example.com/notice',
          headers: [{ name: 'X-Source', value: 'jeongsi' }],
          body: '{"to":"#{휴대폰번호}","text":"#{이름}님"}',
        },
      },
    },
    step: 3,
  },
  alimtalk: {
    draft: {
      ...KEPT_DRAFT,
      message: {
        ...message,
        channel: 'alimtalk',
        alimtalk: { ...message.alimtalk, pfId: 'profile-1', templateId: 'template-1' },
      },
    },
    step: 3,
  },
  advertising: { draft: { ...KEPT_DRAFT, purpose: 'advertising' }, step: 2 },
  sql: { draft: { ...KEPT_DRAFT, audience: { ...KEPT_DRAFT.audience, source: 'sql' } }, step: 2 },
  weekly: {
    draft: {
      ...KEPT_DRAFT,
      schedule: {
        ...KEPT_DRAFT.schedule,
        recurrence: { ...KEPT_DRAFT.schedule.recurrence, frequency: 'weekly', times: ['09:00', '25:00'] },
      },
    },
    step: 5,
  },
  incomplete: {
    draft: {
      ...KEPT_DRAFT,
      name: '',
      message: { ...message, body: '', connections: { solapi: '', smtp: '', webhook: '' } },
    },
    step: 6,
  },
};

for (const width of [1280, 390]) {
  for (const [name, { draft, step }] of Object.entries(OTHERS)) {
    test(`builder ${name}, ${width}`, async ({ page }) => {
      playBuilder(await prepare(page, 'ko', width));
      await keepDraft(page, draft);
      await page.goto(`${CONSOLE}/workflows/new?step=6`);
      await page.goto(`${CONSOLE}/workflows/new?step=${step}`);
      await shoot(page, `builder-${name}-ko-light-${width}`);
    });
  }
}
