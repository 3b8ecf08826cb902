import { type Page } from '@playwright/test';
import { KEPT_DRAFT, keepDraft } from './builder-draft';
import { expect, test, useLanguage } from './console';
import { LAST_BUSINESS_DAYS, PASTED, playBuilder, SAVED_ID, TESTED } from './fake-api/builder-answers';
import { workflow } from './fake-api/workflow-answers';
import { violations } from './violations';

const STEPS = ['기본 정보', '대상', '메시지', '발송 설정', '일정', '검토·테스트'];
const heading = (page: Page, step: number) =>
  page.getByRole('heading', { level: 2, name: new RegExp(`${step}/6\\s+${STEPS[step - 1]}`) });

test.beforeEach(({ api }) => playBuilder(api));

test('a workflow is made from a pasted table, and saved as it was typed', async ({ page, api }) => {
  let saved: unknown;
  api.on('POST /api/workflows', ({ body }) => {
    saved = body;
    return { code: 201, body: { ...workflow({ id: SAVED_ID, name: 'x' }), ...(body as object), version: 1 } };
  });
  await page.goto('/workflows/new');
  await page.getByLabel('이름', { exact: true }).fill('월말 정산 안내');
  await page.getByText('문자', { exact: true }).click();
  await page.getByLabel('보내는 계정').selectOption('정시상회 문자');
  await page.getByRole('button', { name: '다음: 대상' }).click();

  await expect(heading(page, 2)).toBeFocused();
  await page.getByLabel('대상 목록').fill(PASTED);
  await expect(page.getByText('2명을 읽었어요.')).toBeVisible();
  await expect(page.getByLabel('휴대폰 번호')).toHaveValue('휴대폰번호');
  await expect(page.locator('app-funnel')).toContainText('12,480명');
  await page.getByRole('button', { name: '다음: 메시지' }).click();

  const body = page.getByLabel('내용', { exact: true });
  await body.fill('안녕하세요 님!');
  await body.evaluate((box: HTMLTextAreaElement) => box.setSelectionRange(6, 6));
  await page.getByRole('button', { name: '내용에 변수 넣기' }).click();
  await page.getByRole('menuitem', { name: '#{이름}' }).click();
  await expect(body).toHaveValue('안녕하세요 #{이름}님!');
  await expect(body).toBeFocused();
  const pane = page.locator('app-message-preview-pane');
  await expect(pane).toContainText('안녕하세요 김지수님!');
  await expect(page.locator('app-size-meter')).toContainText('62 / 90바이트');
  await pane.getByRole('button', { name: '다음 사람' }).click();
  await expect(pane).toContainText('안녕하세요 박민준님!');
  await pane.getByRole('button', { name: '다음 사람' }).click();
  await expect(pane).toContainText('값이 없어서 이 사람에게는 보내지 않아요: 상품');
  await page.getByRole('button', { name: '다음: 발송 설정' }).click();

  // The first registered number is offered.
  await expect(page.getByLabel('발신 번호')).toHaveValue('0212345678');
  await page.getByLabel('분당 최대 발송').fill('1,200');
  await page.getByRole('button', { name: '다음: 일정' }).click();

  await page.getByText('반복', { exact: true }).click();
  await page.getByRole('button', { name: '매월', exact: true }).click();
  await page.getByRole('button', { name: '날짜로' }).click();
  await page.getByRole('button', { name: '영업일로' }).click();
  await page.getByLabel('시각', { exact: true }).fill('오전 9시');
  await page.getByLabel('종료', { exact: true }).selectOption('날짜까지');
  await page.getByLabel('종료일', { exact: true }).fill('2027.01.31');
  const aside = page.locator('app-schedule-aside');
  await expect(aside).toContainText('매월 마지막 영업일 오전 9:00, 2027년 1월 31일까지');
  await expect(aside.getByRole('listitem').first()).toContainText('2026년 11월 30일 (월) 오전 9:00');
  await expect(aside).toContainText('1월 31일 (일): 일요일이어서 1월 29일 (금)로 앞당겨요');
  await expect(aside).toContainText('모두 3번 실행하고 끝나요.');
  await page.getByRole('button', { name: '다음: 검토·테스트' }).click();

  await expect(page.locator('app-checklist')).toContainText('받는 사람 1,240명');
  await expect(page.locator('app-checklist')).toContainText('예상 비용 22,320원');
  await page.getByRole('button', { name: '저장하고 켜기' }).click();
  // So many people: the number has to be typed.
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('1,240명에게 보내요.');
  await expect(dialog.getByRole('button', { name: '저장하고 켜기' })).toBeDisabled();
  await dialog.getByRole('textbox').fill('1,240');
  await dialog.getByRole('button', { name: '저장하고 켜기' }).click();
  await expect(page).toHaveURL(new RegExp(`/workflows/${SAVED_ID}$`));
  await expect(page.getByText('저장하고 켰어요')).toBeVisible();
  expect(saved).toEqual({
    name: '월말 정산 안내',
    status: 'active',
    audience: {
      source: 'list',
      mapping: { address: '휴대폰번호', name: '이름' },
      rows: [
        { 이름: '김지수', 휴대폰번호: '010-1234-5678', 상품: '사과 한 상자' },
        { 이름: '박민준', 휴대폰번호: '010-8765-4321', 상품: '배 한 상자' },
      ],
    },
    message: { channel: 'sms', connectionId: 'connection-solapi', from: '0212345678', body: '안녕하세요 #{이름}님!' },
    sending: { ratePerMinute: 1_200 },
    schedule: {
      type: 'recurring',
      recurrence: {
        frequency: 'monthly',
        times: ['09:00'],
        businessDays: [-1],
        end: { type: 'until', until: '2027-01-31' },
      },
    },
  });
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('jeongsi.draft')))).toEqual(
    [],
  );
});

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
  await expect(aside).toContainText('야간이라 동의하지 않은 사람에게는 오전 8:00에 보내요');
  await expect(aside).toContainText('2월은 28일이 마지막이라 그날 실행해요');
  await expect(aside).toContainText('서머타임이 시작돼 오전 2:30 시각이 없어요. 오전 3:30에 실행해요');
  await expect(aside).toContainText('12월 25일 (금): 쉬는 날(성탄절)이어서 건너뛰어요');
  await expect(aside).toContainText('야간 수신 동의가 없으면 오후 9:00~다음 날 오전 8:00에 광고를 보낼 수 없어요.');
  await expect(aside).not.toContainText('SOMETHING_NEW');
});

test('what is missing is listed with the way to its field', async ({ page, api }) => {
  await page.goto('/workflows/new?step=6');
  const checklist = page.locator('app-checklist');
  await expect(checklist.getByText('이름: 입력해 주세요.')).toBeVisible();
  await expect(page.locator('app-stepper').getByRole('link', { name: /일정/ })).toContainText('확인할 항목 1개');
  await checklist.getByRole('button', { name: '날짜: 입력해 주세요.' }).click();
  await expect(page.getByLabel('날짜', { exact: true })).toBeFocused();
  await expect(page.getByLabel('날짜', { exact: true })).toHaveAccessibleDescription(/입력해 주세요/);

  await page.goto('/workflows/new?step=6');
  await page.getByRole('button', { name: '저장하고 켜기' }).click();
  await expect(page.getByLabel('이름', { exact: true })).toBeFocused();
  expect(api.count('POST /api/workflows')).toBe(0);
});

test('what the server refuses stands at its field until that part is changed', async ({ page, api }) => {
  api.on('POST /api/workflows', () => ({
    code: 422,
    body: {
      status: 422,
      code: 'UNPROCESSABLE',
      errors: [
        { path: 'schedule.recurrence.end.until', code: 'END_BEFORE_FIRST', message: 'Never.' },
        { path: 'message.body', code: 'SOMETHING_NEW', message: 'The text is odd.' },
      ],
    },
  }));
  await keepDraft(page);
  await page.goto('/workflows/new?step=6');
  await expect(page.locator('app-checklist')).toContainText('1,240명');
  await page.getByRole('button', { name: '꺼둔 채 저장' }).click();
  await expect(page.getByText('저장하지 못했어요. 2개 항목을 확인해 주세요.')).toBeVisible();
  await page.getByRole('button', { name: /종료: 종료일까지 한 번도 실행하지 않아요/ }).click();
  await expect(page.getByLabel('종료일', { exact: true })).toBeFocused();
  await page.getByLabel('종료일', { exact: true }).fill('2027-02-28');
  await expect(page.getByLabel('종료일', { exact: true })).not.toHaveAttribute('aria-invalid');
  await page.getByRole('link', { name: /메시지/ }).click();
  await expect(page.getByLabel('내용', { exact: true })).toHaveAccessibleDescription(/The text is odd\./);
});

test('a draft is kept on the device, and taken up again', async ({ page }) => {
  await page.goto('/workflows/new');
  await page.getByLabel('이름', { exact: true }).fill('다음에 이어서');
  await expect(page.getByText(/이 기기에 저장됨/)).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('이름', { exact: true })).toHaveValue('다음에 이어서');
  await expect(page.getByText(/이어서 열었어요/)).toBeVisible();
  await page.getByRole('button', { name: '처음부터 새로 쓰기' }).click();
  await expect(page.getByLabel('이름', { exact: true })).toHaveValue('');
});

test('leaving asks what becomes of the changes', async ({ page }) => {
  await page.goto('/workflows/new');
  await page.getByLabel('이름', { exact: true }).fill('버릴 것');
  await page.getByRole('link', { name: '워크플로우', exact: true }).first().click();
  const dialog = page.getByRole('dialog', { name: '저장하지 않은 내용이 있어요' });
  await dialog.getByRole('button', { name: '닫기' }).click();
  await expect(page).toHaveURL(/workflows\/new/);
  await page.getByRole('link', { name: '워크플로우', exact: true }).first().click();
  await dialog.getByText('버리기').click();
  await dialog.getByRole('button', { name: '나가기' }).click();
  await expect(page).toHaveURL(/\/workflows$/);
  await page.goto('/workflows/new');
  await expect(page.getByLabel('이름', { exact: true })).toHaveValue('');
});

test('a whole draft is saved on the server and gets its address, an incomplete one stays here', async ({
  page,
  api,
}) => {
  await page.goto('/workflows/new');
  await page.getByLabel('이름', { exact: true }).fill('아직 반쪽');
  await page.getByRole('button', { name: '임시 저장' }).click();
  await expect(page.getByText(/이 기기에 임시 저장했어요\. 남은 항목 \d개/)).toBeVisible();
  expect(api.count('POST /api/workflows')).toBe(0);

  await keepDraft(page);
  await page.goto('/workflows/new?step=3');
  await page.getByRole('button', { name: '임시 저장' }).click();
  await expect(page).toHaveURL(new RegExp(`/workflows/${SAVED_ID}/edit\\?step=3$`));
  await expect(page.getByText(/서버에 저장됨/)).toBeVisible();
  await expect(page.getByLabel('내용', { exact: true })).toHaveValue(KEPT_DRAFT.message.body);
  expect(api.count('GET /api/workflows/*')).toBe(0);
});

test('an opened workflow is changed where it was changed, and nowhere else', async ({ page, api }) => {
  const original = workflow({
    id: SAVED_ID,
    name: '정산',
    version: 7,
    description: '',
    schedule: { type: 'scheduled', at: '2026-12-01T09:00:30+09:00' },
    policy: { maxRetries: 3 },
  });
  let sent: { body: unknown; ifMatch?: string } | undefined;
  api.on('GET /api/workflows/*', () => ({ body: original }));
  api.on('PUT /api/workflows/*', ({ body, headers }) => {
    sent = { body, ifMatch: headers['if-match'] };
    return { body: { ...original, ...(body as object), version: 8 } };
  });
  await page.goto(`/workflows/${SAVED_ID}/edit`);
  await page.getByLabel('이름', { exact: true }).fill('정산 안내');
  await page.getByRole('link', { name: /검토·테스트/ }).click();
  await expect(page.getByText(/켜져 있는 워크플로우예요/)).toBeVisible();
  await expect(page.locator('app-checklist')).toContainText('1,240명');
  await page.getByRole('button', { name: '저장하기' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('1240');
  await page.getByRole('dialog').getByRole('button', { name: '저장하고 켜기' }).click();
  await expect(page).toHaveURL(new RegExp(`/workflows/${SAVED_ID}$`));
  const { id: _id, version: _version, createdAt: _created, updatedAt: _updated, nextJob: _next, ...rest } = original;
  expect(sent).toEqual({ ifMatch: '"7"', body: { ...rest, name: '정산 안내', status: 'active' } });
});

test('somebody else was faster: theirs or mine', async ({ page, api }) => {
  const theirs = workflow({ id: SAVED_ID, name: '남의 이름', version: 8, status: 'draft' });
  let version = 7;
  api.on('GET /api/workflows/*', () => ({ body: version === 7 ? { ...theirs, name: '처음', version } : theirs }));
  const tried: string[] = [];
  api.on('PUT /api/workflows/*', ({ body, headers }) => {
    tried.push(headers['if-match'] ?? '');
    if (headers['if-match'] === '"7"') {
      version = 8;
      return { code: 412, body: { status: 412, code: 'STALE' } };
    }
    return { body: { ...theirs, ...(body as object), version: 9 } };
  });
  await page.goto(`/workflows/${SAVED_ID}/edit`);
  await page.getByLabel('이름', { exact: true }).fill('내 이름');
  await page.getByRole('button', { name: '임시 저장' }).click();
  const notice = page.getByRole('alert').filter({ hasText: '다른 사람이 먼저 바꿨어요' });
  await expect(notice).toContainText('그사이 바뀐 부분: 이름');
  await notice.getByRole('button', { name: '내 내용으로 계속하기' }).click();
  await page.getByRole('button', { name: '임시 저장' }).click();
  await expect(page.getByText(/서버에 저장됨/)).toBeVisible();
  expect(tried).toEqual(['"7"', '"8"']);
  await expect(page.getByLabel('이름', { exact: true })).toHaveValue('내 이름');
});

test('a try goes only to me, and says what it tried', async ({ page, api }) => {
  let asked: unknown;
  api.on('POST /api/workflow/execute', ({ body }) => {
    asked = body;
    return { body: TESTED };
  });
  await keepDraft(page);
  await page.goto('/workflows/new?step=6');
  await page.getByLabel('내 주소').fill('010-0000-1111');
  await page.getByRole('button', { name: '나에게 테스트 보내기' }).click();
  await expect(page.getByText('대상 1,334명 가운데 1,240명에게 보낼 수 있어요.')).toBeVisible();
  await expect(page.getByText('테스트가 끝났어요.')).toBeVisible();
  expect(asked).toEqual({ workflowId: SAVED_ID, mode: 'test', recipients: ['010-0000-1111'], waitSeconds: 30 });
  expect(api.count('POST /api/workflows')).toBe(1);
});

test('right away asks once more, and a double click sends once', async ({ page, api }) => {
  await keepDraft(page, { ...KEPT_DRAFT, schedule: { ...KEPT_DRAFT.schedule, type: 'immediate' } });
  await page.goto('/workflows/new?step=6');
  await expect(page.locator('app-checklist')).toContainText('저장하고 켜면 바로 보내기 시작해요.');
  await expect(page.locator('app-checklist')).toContainText('1,240명');
  await page.getByRole('button', { name: '저장하고 켜기' }).click();
  const dialog = page.getByRole('dialog', { name: '지금 바로 보낼까요?' });
  await dialog.getByRole('textbox').fill('1240');
  await dialog.getByRole('button', { name: '지금 보내기' }).dblclick();
  await expect(page).toHaveURL(new RegExp(`/workflows/${SAVED_ID}$`));
  expect(api.count('POST /api/workflows')).toBe(1);
});

test('whoever may only look is told so', async ({ page, api }) => {
  api.on('GET /api/session', () => ({ body: { name: '지수', role: 'viewer' } }));
  await page.goto('/workflows/new');
  await expect(page.getByText(/보기 전용 키로 로그인했어요/)).toBeVisible();
  await expect(page.getByRole('button', { name: '임시 저장' })).toHaveCount(0);
});

test('no icon is drawn by a word, and nothing is asked of a database while it is typed', async ({ page, api }) => {
  await page.clock.install();
  await page.goto('/workflows/new?step=2');
  await expect(page.locator('app-stepper')).not.toContainText(/create|done|warning|edit/);
  await page.getByText('데이터베이스', { exact: true }).click();
  await page.getByLabel('데이터 소스').selectOption('고객 DB');
  await page.getByLabel('조회문').pressSequentially('select 1');
  await page.clock.runFor(5_000);
  expect(api.count('POST /api/audiences/preview')).toBe(0);
  await page.getByRole('button', { name: '미리 보기' }).click();
  await expect(page.getByRole('cell', { name: '김지수' })).toBeVisible();
  // Once for the columns, and once more with the column of the addresses that was guessed from them.
  await expect.poll(() => api.count('POST /api/audiences/preview')).toBe(2);
});

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

test('axe finds nothing on the other channels, sources and schedules, with their problems told', async ({ page }) => {
  test.setTimeout(180_000);
  for (const [step, drafts] of Object.entries(OTHERS)) {
    for (const [index, draft] of drafts.entries()) {
      // The session's mark lets each draft be put anew.
      await page.goto('/workflows/new?step=6');
      await page.evaluate(({ key, kept }) => localStorage.setItem(key, kept), {
        key: `jeongsi.draft.지수.new`,
        kept: JSON.stringify({ draft, version: null, savedAt: Date.now() }),
      });
      await page.reload();
      await page
        .getByRole('navigation', { name: '단계' })
        .getByRole('link')
        .nth(Number(step) - 1)
        .click();
      await page.waitForLoadState('networkidle');
      for (const details of await page.locator('main details').all())
        await details.evaluate((each: HTMLDetailsElement) => (each.open = true));
      expect(await violations(page), `step ${step}, draft ${index + 1}`).toEqual([]);
    }
  }
});

test('axe finds nothing with a dialog open', async ({ page }) => {
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

      test('axe finds nothing on any step', async ({ page }) => {
        test.setTimeout(120_000);
        await useLanguage(page, language);
        await keepDraft(page);
        for (const step of STEPS.keys()) {
          await page.goto(`/workflows/new?step=${step + 1}`);
          await expect(page.getByRole('heading', { level: 2 })).toBeVisible();
          await page.waitForLoadState('networkidle');
          expect(await violations(page), `step ${step + 1}`).toEqual([]);
        }
      });
    });
  }

  test(`no step scrolls sideways at 390 and 320 px, ${language}`, async ({ page }) => {
    await useLanguage(page, language);
    await keepDraft(page, { ...KEPT_DRAFT, name: 'x'.repeat(120) });
    for (const width of [320, 390]) {
      await page.setViewportSize({ width, height: 844 });
      for (const step of STEPS.keys()) {
        await page.goto(`/workflows/new?step=${step + 1}`);
        await expect(page.getByRole('heading', { level: 2 })).toBeVisible();
        await page.waitForLoadState('networkidle');
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(overflow, `step ${step + 1} at ${width}`).toBeLessThanOrEqual(0);
      }
    }
  });
}
