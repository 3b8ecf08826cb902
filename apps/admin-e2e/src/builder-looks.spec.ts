import { KEPT_DRAFT, keepDraft } from './builder-draft';
import { expect, test, useLanguage } from './console';
import { playBuilder } from './fake-api/builder-answers';
import { violations } from './violations';

const STEPS = 6;

test.beforeEach(({ api }) => playBuilder(api));

test('the focus is never hidden under the bars', async ({ page }) => {
  test.setTimeout(90_000);
  await keepDraft(page);
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 844 });
    await page.goto('/workflows/new?step=5');
    await expect(page.locator('app-schedule-aside')).toContainText('2026년 11월 30일');
    await page.getByRole('heading', { level: 2 }).focus();
    const hidden: string[] = [];
    for (let stop = 0; stop < 90; stop++) {
      await page.keyboard.press('Tab');
      const covered = await page.evaluate(() => {
        const focused = document.activeElement;
        if (focused === null || focused === document.body) return 'end';
        const { left, top, width, height } = focused.getBoundingClientRect();
        const seen = document.elementFromPoint(left + width / 2, top + height / 2);
        const free = seen !== null && (focused.contains(seen) || seen.contains(focused));
        return free ? '' : `${focused.tagName} ${focused.textContent?.trim() || focused.id}`;
      });
      if (covered === 'end') break;
      if (covered !== '') hidden.push(covered);
    }
    expect(hidden, `${width} px`).toEqual([]);
  }
});

const { message, schedule, audience } = KEPT_DRAFT;
const HANGUL = '가나다라마바사아자차'.repeat(20);
const LATIN = 'x'.repeat(120);

/** As long as people write, and longer, without a place to break. */
const LONG = {
  ...KEPT_DRAFT,
  name: HANGUL,
  description: LATIN,
  audience: {
    ...audience,
    list: { text: `이름\t휴대폰번호\t${HANGUL}\n${LATIN}\t010-1234-5678\t${HANGUL} 🚚`, kept: null },
  },
  message: { ...message, subject: HANGUL, body: `#{${HANGUL}} ${LATIN} 🚚` },
};

const OTHERS = {
  3: [
    { ...KEPT_DRAFT, message: { ...message, channel: 'email', email: { from: '', html: '<p>#{이름}</p>' } } },
    {
      ...KEPT_DRAFT,
      message: {
        ...message,
        channel: 'webhook',
        webhook: { url: 'x', headers: [{ name: 'a', value: 'b' }], body: '{}' },
      },
    },
    {
      ...KEPT_DRAFT,
      message: {
        ...message,
        channel: 'alimtalk',
        alimtalk: { ...message.alimtalk, pfId: 'profile-1', templateId: 'template-1' },
      },
    },
  ],
  2: [
    { ...KEPT_DRAFT, purpose: 'advertising', audience: { ...audience, source: 'file' } },
    { ...KEPT_DRAFT, audience: { ...audience, source: 'sql' } },
    { ...KEPT_DRAFT, audience: { ...audience, source: 'http' } },
  ],
  4: [
    {
      ...KEPT_DRAFT,
      message: {
        ...message,
        channel: 'alimtalk',
        alimtalk: { ...message.alimtalk, fallback: { use: 'text', body: '' } },
      },
    },
  ],
  5: [
    { ...KEPT_DRAFT, schedule: { ...schedule, type: 'delayed' } },
    { ...KEPT_DRAFT, schedule: { ...schedule, type: 'scheduled', at: { date: '2026-02-30', time: '25:00' } } },
    {
      ...KEPT_DRAFT,
      schedule: { ...schedule, recurrence: { ...schedule.recurrence, frequency: 'weekly', times: ['9', ''] } },
    },
    { ...KEPT_DRAFT, schedule: { ...schedule, recurrence: { ...schedule.recurrence, monthRules: ['nthWeekdays'] } } },
  ],
};

for (const [step, drafts] of Object.entries(OTHERS)) {
  for (const [index, draft] of drafts.entries()) {
    test(`axe finds nothing on step ${step} with its problems told, draft ${index + 1}`, async ({ page }) => {
      test.slow();
      await keepDraft(page, draft);
      // Whoever was at the last step is told every problem.
      await page.goto('/workflows/new?step=6');
      await page
        .getByRole('navigation', { name: '단계' })
        .getByRole('link')
        .nth(Number(step) - 1)
        .click();
      await page.waitForLoadState('networkidle');
      for (const details of await page.locator('main details').all())
        await details.evaluate((each: HTMLDetailsElement) => (each.open = true));
      expect(await violations(page)).toEqual([]);
    });
  }
}

test('axe finds nothing with a dialog open', async ({ page }) => {
  test.slow();
  await keepDraft(page);
  await page.goto('/workflows/new?step=6');
  await expect(page.locator('app-checklist')).toContainText('1,240명');
  await page.getByRole('button', { name: '저장하고 켜기' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('dialog').getByRole('button', { name: '닫기' }).click();
  await page.getByRole('link', { name: '워크플로우', exact: true }).first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

for (const language of ['ko', 'en'] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`${language}, ${colorScheme}`, () => {
      test.use({ colorScheme });

      for (const step of Array(STEPS).keys()) {
        test(`axe finds nothing on step ${step + 1}`, async ({ page }) => {
          test.slow();
          await useLanguage(page, language);
          await keepDraft(page);
          await page.goto(`/workflows/new?step=${step + 1}`);
          await expect(page.getByRole('heading', { level: 2 })).toBeVisible();
          await page.waitForLoadState('networkidle');
          expect(await violations(page)).toEqual([]);
        });
      }
    });
  }

  test(`no step scrolls sideways at 390 and 320 px, ${language}`, async ({ page }) => {
    test.setTimeout(120_000);
    await useLanguage(page, language);
    await keepDraft(page, LONG);
    for (const width of [320, 390]) {
      await page.setViewportSize({ width, height: 844 });
      for (const step of Array(STEPS).keys()) {
        await page.goto(`/workflows/new?step=${step + 1}`);
        await expect(page.getByRole('heading', { level: 2 })).toBeVisible();
        await page.waitForLoadState('networkidle');
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(overflow, `step ${step + 1} at ${width}`).toBeLessThanOrEqual(0);
      }
    }
  });
}

test('a switch of the language reaches every problem, check and note that is told already', async ({ page }) => {
  test.slow();
  await keepDraft(page, {
    ...KEPT_DRAFT,
    name: '',
    description: '',
    // No column looks like a phone number: where one does, it is chosen as soon as its step is there.
    audience: { ...audience, list: { text: 'a,b\nc,d', kept: null }, mapping: { ...audience.mapping, address: '' } },
    message: { ...message, body: '', connections: { smtp: '', webhook: '', solapi: '' } },
    sending: { ...KEPT_DRAFT.sending, ratePerMinute: 'many', window: { use: 'within', from: '25:00', to: '20:00' } },
    schedule: { ...schedule, recurrence: { ...schedule.recurrence, businessDays: [], times: ['아침', '99:00'] } },
    policy: { ...KEPT_DRAFT.policy, maxRetries: '99' },
  });
  await page.goto('/workflows/new?step=6');
  await expect(page.locator('app-checklist').getByRole('button', { name: '이름: 입력해 주세요.' })).toBeVisible();
  const told = await page.locator('app-checklist .line').count();
  expect(told).toBeGreaterThanOrEqual(9);
  await page.locator('app-language-menu button').click();
  await page.getByRole('menuitemradio', { name: 'English' }).click();
  await expect(page.locator('app-checklist').getByRole('button', { name: 'Name: Fill this in.' })).toBeVisible();
  await expect(page.locator('app-checklist .line')).toHaveCount(told);
  await expect(page.locator('app-builder main, app-builder')).not.toContainText(/[가-힣]/);

  // And at the fields themselves, with what was typed still in them.
  for (const step of [2, 4, 5]) {
    await page.goto(`/workflows/new?step=6`);
    await page
      .getByRole('navigation', { name: 'Steps' })
      .getByRole('link')
      .nth(step - 1)
      .click();
    const invalid = page.locator('[aria-invalid=true]');
    await expect(invalid.first()).toBeVisible();
    for (const field of await invalid.all()) await expect(field).toHaveAccessibleDescription(/^[^가-힣]+$/);
  }
  await expect(page.getByRole('textbox', { name: 'Time 1' })).toHaveValue('아침');
});
