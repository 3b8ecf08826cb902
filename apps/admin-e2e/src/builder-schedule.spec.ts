import { KEPT_DRAFT, keepDraft } from './builder-draft';
import { expect, test } from './console';
import { status } from './fake-api/answers';
import { LAST_BUSINESS_DAYS, playBuilder, SAVED_ID } from './fake-api/builder-answers';
import { workflow } from './fake-api/workflow-answers';
import { violations } from './violations';

test.beforeEach(({ api }) => playBuilder(api));

test('dates and times are read as people type them, and others refused at their field', async ({ page }) => {
  await page.goto('/workflows/new?step=5');
  const date = page.getByLabel('날짜', { exact: true });
  for (const typed of ['2026-11-22', '2026.11.22', '20261122']) {
    await date.fill(typed);
    await date.blur();
    await expect(date).toHaveValue('2026-11-22');
    await expect(page.getByText('2026년 11월 22일 (일)', { exact: true })).toBeVisible();
  }
  const time = page.getByLabel('시각', { exact: true });
  for (const typed of ['15:00', '1500', '오후 3시']) {
    await time.fill(typed);
    await time.blur();
    await expect(time).toHaveValue('15:00');
    await expect(page.getByText('오후 3:00', { exact: true })).toBeVisible();
  }
  await date.fill('2026-02-30');
  await date.blur();
  await expect(date).toHaveValue('2026-02-30');
  await expect(date).toHaveAttribute('aria-invalid', 'true');
  await expect(date).toHaveAccessibleDescription(/달력에 없는 날짜예요/);

  // The language changes what is told already; what was typed stays.
  await page.locator('app-language-menu button').click();
  await page.getByRole('menuitemradio', { name: 'English' }).click();
  await expect(page.getByLabel('Date', { exact: true })).toHaveValue('2026-02-30');
  await expect(page.getByLabel('Date', { exact: true })).toHaveAccessibleDescription(/There is no such date/);
  await expect(page).toHaveURL(/step=5/);
});

test('the server is asked once the typing pauses, and what it asked for before is dropped', async ({ page, api }) => {
  await page.clock.install();
  await keepDraft(page);
  await page.goto('/workflows/new?step=5');
  const aside = page.locator('app-schedule-aside');
  await expect(aside).toContainText('2026년 11월 30일 (월) 오전 9:00');
  const before = api.count('POST /api/schedules/preview');
  await page.getByLabel('간격').pressSequentially('23', { delay: 20 });
  await expect.poll(() => api.count('POST /api/schedules/preview')).toBe(before + 1);
  await page.clock.runFor(5_000);
  expect(api.count('POST /api/schedules/preview')).toBe(before + 1);
  // What is half typed is not asked about, and nothing old stands for it.
  await page.getByLabel('시각', { exact: true }).fill('아침');
  await expect(aside).toContainText('입력을 마치면 다음 실행을 보여드려요.');
});

test('notes and warnings say what the server found', async ({ page, api }) => {
  const [first] = LAST_BUSINESS_DAYS.occurrences;
  api.on('POST /api/schedules/preview', () => ({
    body: {
      ...LAST_BUSINESS_DAYS,
      occurrences: [
        {
          ...first,
          notes: [
            { code: 'QUIET_MOVED', params: { localTime: '2026-11-23T08:00:00', timeZone: 'Asia/Seoul' } },
            { code: 'MONTH_END', params: { date: '2027-02-28', month: 2, wanted: 31, lastDay: 28 } },
            {
              code: 'DST_GAP',
              params: { missing: '2027-03-14T02:30:00', localTime: '2027-03-14T03:30:00' },
            },
          ],
        },
      ],
      skipped: [
        {
          ...first,
          at: '2026-12-25T00:00:00.000Z',
          notes: [
            { code: 'HOLIDAY_SKIPPED', params: { date: '2026-12-25', nameKo: '성탄절', nameEn: 'Christmas Day' } },
          ],
        },
      ],
      warnings: [
        {
          code: 'QUIET_AD',
          level: 'warn',
          params: { from: '21:00', to: '08:00', timeZone: 'Asia/Seoul', occurrences: 1 },
        },
        { code: 'SOMETHING_NEW', level: 'warn', params: {} },
      ],
    },
  }));
  await keepDraft(page);
  await page.goto('/workflows/new?step=5');
  const aside = page.locator('app-schedule-aside');
  await expect(aside).toContainText('야간이라 동의하지 않은 사람에게는 11월 23일 (월) 오전 8:00에 보내요');
  await expect(aside).toContainText('2월은 28일까지라 그날 실행해요');
  await expect(aside).toContainText('서머타임이 시작돼 오전 2:30 시각이 없어요. 오전 3:30에 실행해요');
  await expect(aside).toContainText('12월 25일 (금) 성탄절이라 건너뛰어요');
  await expect(aside).toContainText('야간 수신 동의가 없으면 오후 9:00~다음 날 오전 8:00에 광고를 보낼 수 없어요.');
  await expect(aside).not.toContainText('SOMETHING_NEW');
  await expect(aside).toContainText('더 알려 드릴 내용이 있어요. 페이지를 새로고침해 확인해 주세요.');
});

test('a workflow that is edited is not said to collide with itself', async ({ page, api }) => {
  let asked: unknown;
  api.on('GET /api/workflows/*', () => ({ body: workflow({ id: SAVED_ID, name: '정산' }) }));
  api.on('POST /api/schedules/preview', ({ body }) => {
    asked = body;
    const collision = { code: 'COLLISION', level: 'warn', params: { count: 3, at: '2026-11-30T00:00:00.000Z' } };
    return { body: { ...LAST_BUSINESS_DAYS, warnings: [collision] } };
  });
  await page.goto(`/workflows/${SAVED_ID}/edit?step=5`);
  await expect(page.locator('app-schedule-aside')).toContainText('같은 시간에 다른 워크플로우 3개가 실행돼요.');
  expect(asked).toMatchObject({ workflowId: SAVED_ID, limit: 5 });
});

test('ways to name a day take each other’s place', async ({ page }) => {
  await keepDraft(page);
  await page.goto('/workflows/new?step=5');
  const rules = page.getByRole('group', { name: '실행일' });
  await expect(rules.getByRole('button', { pressed: true })).toHaveText('영업일로');
  // The way is named once; below it stands what it asks.
  await expect(page.getByRole('group', { name: '몇 번째 영업일' })).toBeVisible();
  await expect(page.getByText('영업일로', { exact: true })).toHaveCount(1);
  await rules.getByRole('button', { name: '날짜로' }).click();
  await expect(rules.getByRole('button', { pressed: true })).toHaveText('날짜로');
  // Only a day that some months lack asks what happens then.
  await expect(page.getByRole('group', { name: '그 날짜가 없는 달에는' })).toBeVisible();
  await page.getByRole('button', { name: '31', exact: true }).click();
  await page.getByRole('button', { name: '15', exact: true }).click();
  await expect(page.getByRole('group', { name: '그 날짜가 없는 달에는' })).toHaveCount(0);
  await expect(page.getByText(/여러 방법을 함께/)).toHaveCount(0);
});

test('ways to name a day that were combined elsewhere say how they count', async ({ page }) => {
  const { schedule } = KEPT_DRAFT;
  const recurrence = { ...schedule.recurrence, monthRules: ['monthDays', 'businessDays'] };
  await keepDraft(page, { ...KEPT_DRAFT, schedule: { ...schedule, recurrence } });
  await page.goto('/workflows/new?step=5');
  const rules = page.getByRole('group', { name: '실행일' });
  await expect(rules.getByRole('button', { pressed: true })).toHaveCount(2);
  await expect(page.getByText('여러 방법을 함께 쓰고 있어요. 어느 하나라도 맞는 날에 실행해요.')).toBeVisible();
});

test('the next runs are seen in a calendar, with days off, by keyboard too', async ({ page, api }) => {
  const asked: unknown[] = [];
  api.on('POST /api/schedules/preview', ({ body }) => {
    asked.push(body);
    return {
      body: {
        ...LAST_BUSINESS_DAYS,
        skipped: [
          {
            at: '2026-12-25T00:00:00.000Z',
            localTime: '2026-12-25T09:00:00',
            timeZone: 'Asia/Seoul',
            notes: [
              { code: 'HOLIDAY_SKIPPED', params: { date: '2026-12-25', nameKo: '성탄절', nameEn: 'Christmas Day' } },
            ],
          },
        ],
      },
    };
  });
  api.on('GET /api/holidays', ({ query }) => ({
    body: {
      year: Number(query.get('year')),
      known: true,
      nextCursor: null,
      items:
        query.get('year') === '2026'
          ? [{ date: '2026-12-25', name: '성탄절', nameEn: 'Christmas Day', kind: 'public' }]
          : [],
    },
  }));
  await page.clock.install({ time: new Date('2026-11-22T06:01:34Z') });
  await keepDraft(page);
  await page.goto('/workflows/new?step=5');
  const open = page.getByRole('button', { name: '달력으로 보기' });
  await open.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: '다음 실행 달력' });
  await expect(dialog.getByRole('heading', { name: '2026년 11월' })).toBeVisible();
  expect(asked.at(-1)).toMatchObject({ limit: 100 });

  const cell = (day: string) => dialog.locator(`[data-day="${day}"]`);
  await expect(cell('2026-11-30')).toHaveAttribute('tabindex', '0');
  await cell('2026-11-30').focus();
  await page.keyboard.press('PageDown');
  await expect(dialog.getByRole('heading', { name: '2026년 12월' })).toBeVisible();
  await expect(cell('2026-12-25')).toContainText('성탄절');
  await expect(dialog).toContainText('12월 25일 (금) 성탄절이라 건너뛰어요');
  await expect(cell('2026-12-30')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(dialog.locator('[data-list-day="2026-12-31"]')).toBeFocused();

  await dialog.getByRole('button', { name: '다음 달' }).click();
  await expect(dialog).toContainText('1월 31일 (일) 주말이라 1월 29일 (금)로 앞당겨요');
  await expect(dialog.getByRole('button', { name: '다음 달' })).toBeDisabled();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(open).toBeFocused();
});

test('a preview that fails says so, keeps what was there, and can be tried again', async ({ page, api }) => {
  await keepDraft(page);
  await page.goto('/workflows/new?step=5');
  const aside = page.locator('app-schedule-aside');
  await expect(aside).toContainText('2026년 11월 30일 (월) 오전 9:00');
  api.on('POST /api/schedules/preview', () => ({
    code: 500,
    body: { status: 500, code: 'INTERNAL', requestId: 'r-1' },
  }));
  await page.getByLabel('간격').fill('2');
  await expect(aside.getByRole('alert')).toContainText('불러오지 못했어요');
  await expect(aside).toContainText('2026년 11월 30일 (월) 오전 9:00');
  playBuilder(api);
  await aside.getByRole('button', { name: '다시 시도' }).click();
  await expect(aside.getByRole('alert')).toHaveCount(0);
});

test('what starts soon for very many, and an advertisement that would run into the night, are told', async ({
  page,
  api,
}) => {
  const first = { localTime: '2026-11-22T20:58:00', at: '2026-11-22T11:58:00.000Z', timeZone: 'Asia/Seoul', notes: [] };
  api.on('POST /api/schedules/preview', () => ({
    body: { ...LAST_BUSINESS_DAYS, occurrences: [first], warnings: [] },
  }));
  await page.clock.install({ time: new Date('2026-11-22T11:55:00Z') });
  api.on('GET /api/scheduler', () => ({ body: status(Date.parse('2026-11-22T11:55:00Z')) }));
  await keepDraft(page, {
    ...KEPT_DRAFT,
    purpose: 'advertising',
    audience: { ...KEPT_DRAFT.audience, mapping: { ...KEPT_DRAFT.audience.mapping, adConsent: '상품' } },
  });
  await page.goto('/workflows/new?step=5');
  const aside = page.locator('app-schedule-aside');
  await expect(aside).toContainText(/곧 시작해요\. 저장하면 취소할 시간이 [23]분뿐이에요\./);
  await expect(aside).toContainText('1,240명에게 보내는 데 약 6분 12초 걸려 오후 9:00을 넘어요.');
  await page.getByRole('button', { name: '다음: 검토·테스트' }).click();
  await page
    .locator('app-checklist')
    .getByRole('button', { name: /오후 9:00을 넘어요/ })
    .click();
  await expect(page.getByLabel('시각', { exact: true })).toBeFocused();
});
