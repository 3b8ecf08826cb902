import { type Job, type Page, type SchedulePreview, type Workflow } from '@jeongsi/contract';
import { ask, enter } from './ask-server';
import { expect, test } from './console';

test('what an API client saved with more than the fields show survives an edit', async ({ page, server }) => {
  const name = `밖에서 저장한 것 ${Date.now()}`;
  const input = {
    name,
    status: 'draft',
    audience: {
      source: 'list',
      mapping: { address: 'to' },
      rows: [{ to: 'a@example.com' }, { to: 'b@example.com', x: ' y ' }],
    },
    message: { channel: 'outbox', body: '안녕하세요' },
    schedule: {
      type: 'recurring',
      timeZone: 'America/New_York',
      recurrence: {
        frequency: 'monthly',
        times: ['02:30:15'],
        monthDays: [-3, 31],
        nthWeekdays: [{ nth: -2, weekday: 'TU' }],
        missingDay: 'skip',
        end: { type: 'until', until: '2030-01-31T09:00' },
      },
    },
    policy: { maxRetries: 3 },
  };
  const { id } = (await ask(server, '/api/workflows', input)) as Workflow;
  await enter(page, server);
  await page.goto(`/workflows/${id}/edit?step=5`);
  await expect(page.getByRole('button', { name: '끝에서 3번째 날' })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByText('오전 9:00까지예요.')).toBeVisible();
  await page.getByLabel('간격').fill('2');
  await page.getByRole('button', { name: '임시 저장' }).click();
  await expect(page.getByText(/서버에 저장됨/)).toBeVisible();

  const saved = (await ask(server, `/api/workflows/${id}`)) as Workflow;
  const recurrence = { ...input.schedule.recurrence, interval: 2 };
  expect(saved).toMatchObject({ ...input, schedule: { ...input.schedule, recurrence } });
});

test('the preview beside the fields is what the server says of the saved schedule', async ({ page, server }) => {
  await enter(page, server);
  await page.goto('/workflows/new?step=5');
  await page.getByText('반복', { exact: true }).click();
  await page.getByRole('button', { name: '매월', exact: true }).click();
  for (const day of ['1', '31']) await page.getByRole('button', { name: day, exact: true }).click();
  await page.getByRole('textbox', { name: /^시작일/ }).fill('2027.01.01');
  await page.getByText('다음 영업일로', { exact: true }).click();
  const shown = page.locator('app-schedule-aside time');
  await expect(shown).toHaveCount(5);
  const schedule = {
    type: 'recurring',
    recurrence: { frequency: 'monthly', startDate: '2027-01-01', times: ['09:00'], monthDays: [31], holidays: 'next' },
  };
  const { occurrences } = (await ask(server, '/api/schedules/preview', { schedule })) as SchedulePreview;
  await expect
    .poll(() => shown.evaluateAll((times) => times.map((time) => time.getAttribute('datetime'))))
    .toEqual(occurrences.map(({ at }) => at));
});

test('a CSV file is uploaded, its columns are guessed, and its people are counted', async ({ page, server }) => {
  await enter(page, server);
  await page.goto('/workflows/new?step=2');
  await page.getByText('CSV 파일', { exact: true }).click();
  const lines = [
    '고객명,휴대폰번호,금액',
    '지수,010-1234-5678,1000',
    '민준,010-8765-4321,2000',
    '서연,없음,3000',
    '지수,01012345678,1',
  ];
  const buffer = Buffer.from(lines.join('\n'));
  await page
    .locator('app-file-source input[type=file]')
    .setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer });
  await expect(page.getByText('people.csv · 4명')).toBeVisible();
  await expect(page.getByRole('cell', { name: '민준' })).toBeVisible();

  // What an address is depends on the channel: by text message two are left.
  await page.getByRole('link', { name: /기본 정보/ }).click();
  await page.getByText('문자', { exact: true }).click();
  await page.getByRole('link', { name: /대상/ }).click();
  await page.getByLabel('휴대폰 번호').selectOption('휴대폰번호');
  await expect(page.locator('app-funnel li').last()).toContainText('2명');
  await expect(page.getByText('주소가 잘못된 사람 예시')).toBeVisible();
});

test('a past date is refused in the reader’s language, beside the field’s preview', async ({ page, server }) => {
  await enter(page, server);
  await page.goto('/workflows/new?step=5');
  await page.getByLabel('날짜', { exact: true }).fill('2020-01-01');
  await expect(page.locator('app-schedule-aside')).toContainText(/이미 지난 (시각|시간)이에요/);
  await page.getByLabel('날짜', { exact: true }).fill('2099-01-01');
  await expect(page.locator('app-schedule-aside')).not.toContainText(/이미 지난 (시각|시간)이에요/);
  await expect(page.locator('app-schedule-aside')).toContainText('2099년 1월 1일 (목) 오전 9:00');
});

test('an advertisement at ten past nine in the evening goes out in the morning; an informational one does not wait', async ({
  page,
  server,
}) => {
  await enter(page, server);
  // Only what goes to a phone is kept from the night, and nobody is said to have agreed before it is known who did.
  await page.goto('/workflows/new');
  await page.getByText('광고', { exact: true }).click();
  await page.getByRole('link', { name: /대상/ }).click();
  await page.getByLabel('대상 목록').fill('to\na@example.com');
  await expect(page.locator('app-funnel')).toContainText('수신 거부를 뺀 사람');
  await expect(page.locator('app-funnel')).not.toContainText('동의한 사람');
  await expect(page.getByLabel('광고 수신 동의')).toBeVisible();
  await expect(page.getByLabel('야간 수신 동의')).toHaveCount(0);
  await page.getByRole('link', { name: /기본 정보/ }).click();
  await page.getByText('문자', { exact: true }).click();
  await page.getByRole('link', { name: /대상/ }).click();
  await expect(page.getByLabel('야간 수신 동의')).toBeVisible();
  await page.getByRole('link', { name: /일정/ }).click();
  await page.getByLabel('날짜', { exact: true }).fill('2099-01-05');
  await page.getByLabel('시각', { exact: true }).fill('21:10');
  const aside = page.locator('app-schedule-aside');
  await expect(aside).toContainText('야간이라 동의하지 않은 사람에게는 1월 6일 (화) 오전 8:00에 보내요');
  await expect(aside).toContainText('야간 수신 동의가 없으면 오후 9:00~다음 날 오전 8:00에 광고를 보낼 수 없어요.');

  await page.getByRole('link', { name: /기본 정보/ }).click();
  await page.getByText('정보성', { exact: true }).click();
  await page.getByRole('link', { name: /일정/ }).click();
  await expect(aside.locator('time')).toHaveCount(1);
  await expect(aside).toContainText('2099년 1월 5일 (월) 오후 9:10');
  await expect(aside).not.toContainText('야간');
});

test('an earlier version is opened over the newest one, and saving it makes another', async ({ page, server }) => {
  const input = {
    name: `버전 ${Date.now()}`,
    status: 'draft',
    audience: { source: 'list', mapping: { address: 'to' }, rows: [{ to: 'a@example.com' }] },
    message: { channel: 'outbox', body: '첫 번째 글' },
    schedule: { type: 'scheduled', at: '2099-01-05T09:00' },
  };
  const { id } = (await ask(server, '/api/workflows', input)) as Workflow;
  await enter(page, server);
  await page.goto(`/workflows/${id}/edit?step=3`);
  await page.getByLabel('내용', { exact: true }).fill('두 번째 글');
  await page.getByRole('button', { name: '임시 저장' }).click();
  await expect(page.getByText(/서버에 저장됨/)).toBeVisible();

  await page.goto(`/workflows/${id}/edit?restore=1&step=3`);
  await expect(page.getByText('버전 1의 내용을 불러왔어요. 저장하면 되돌아가요.')).toBeVisible();
  await expect(page.getByLabel('내용', { exact: true })).toHaveValue('첫 번째 글');
  await page.getByRole('button', { name: '임시 저장' }).click();
  await expect(page.getByText(/서버에 저장됨/)).toBeVisible();
  const saved = (await ask(server, `/api/workflows/${id}`)) as Workflow;
  expect(saved).toMatchObject({ version: 3, message: { body: '첫 번째 글' } });
});

test('another workflow at the same minute is told, and the calendar shows the days off', async ({ page, server }) => {
  const schedule = { type: 'recurring', recurrence: { frequency: 'monthly', times: ['04:44'], monthDays: [25] } };
  const other = {
    name: `같은 시각 ${Date.now()}`,
    status: 'active',
    audience: { source: 'list', mapping: { address: 'to' }, rows: [{ to: 'a@example.com' }] },
    message: { channel: 'outbox', body: '안녕하세요' },
    schedule,
  };
  const { id } = (await ask(server, '/api/workflows', other)) as Workflow;
  await enter(page, server);
  await page.goto('/workflows/new?step=5');
  await page.getByText('반복', { exact: true }).click();
  await page.getByRole('button', { name: '매월', exact: true }).click();
  for (const day of ['1', '25']) await page.getByRole('button', { name: day, exact: true }).click();
  await page.getByLabel('시각', { exact: true }).fill('04:44');
  const aside = page.locator('app-schedule-aside');
  await expect(aside).toContainText('같은 시간에 다른 워크플로우 1개가 실행돼요.');

  await aside.getByRole('button', { name: '달력으로 보기' }).click();
  const dialog = page.getByRole('dialog', { name: '다음 실행 달력' });
  await expect(dialog).toContainText('100번을 보여드려요');
  // Christmas is never far: December comes within a year.
  const month = dialog.getByRole('heading', { level: 3 });
  for (let turned = 0; turned < 12; turned++) {
    const shown = await month.innerText();
    if (shown.includes('12월')) break;
    await dialog.getByRole('button', { name: '다음 달' }).click();
    await expect(month).not.toHaveText(shown);
  }
  await expect(dialog.locator('td[data-day$="-12-25"]')).toContainText(/성탄절|기독탄신일/);
  await expect(dialog.locator('td[data-day$="-12-25"]')).toContainText('오전 4:44');
  await page.keyboard.press('Escape');

  // The one that is edited is not its own collision.
  await page.goto(`/workflows/${id}/edit?step=5`);
  await expect(aside.locator('time').first()).toBeVisible();
  await expect(aside).not.toContainText('같은 시간에');
  await ask(server, `/api/workflows/${id}/pause`, {});
});

test('a checklist that blocks refuses to switch on, leads to what blocks, and lets a draft be saved', async ({
  page,
  server,
}) => {
  const input = {
    name: `없는 열 ${Date.now()}`,
    status: 'draft',
    audience: { source: 'list', mapping: { address: 'to' }, rows: [{ to: 'a@example.com' }, { to: 'b@example.com' }] },
    message: { channel: 'outbox', body: '#{없는열}님 안녕하세요' },
    schedule: { type: 'immediate' },
  };
  const { id } = (await ask(server, '/api/workflows', input)) as Workflow;
  await enter(page, server);
  await page.goto(`/workflows/${id}/edit?step=6`);
  await page.getByRole('button', { name: '저장하고 바로 보내기' }).click();
  const block = page.getByRole('button', { name: '없는열 값이 있는 사람이 없어서 아무에게도 보내지 못해요.' });
  await expect(block).toBeFocused();
  await expect(page.getByText('아직 켤 수 없어요.')).toBeVisible();
  await expect(page.locator('app-checklist')).toContainText('받는 사람 0명 · 제외 2명');
  const steps = page.locator('app-stepper');
  await expect(steps.getByRole('link', { name: /메시지/ })).toContainText('확인할 항목 1개');
  await expect(steps.getByRole('link', { name: /대상/ })).toContainText('완료');

  // It stays marked on the other steps, until the message is another.
  await steps.getByRole('link', { name: /기본 정보/ }).click();
  await expect(steps.getByRole('link', { name: /메시지/ })).toContainText('확인할 항목 1개');
  await steps.getByRole('link', { name: /검토/ }).click();
  await expect(block).toBeVisible();
  await page.getByRole('button', { name: '꺼둔 채 저장' }).click();
  await expect(page).toHaveURL(new RegExp(`/workflows/${id}$`));
  await expect(page.getByText('지금은 이 메시지를 받을 수 있는 사람이 없어요.')).toBeVisible();
  await expect(page.getByText('값이 없어서 보낼 수 없어요: 없는열')).toBeVisible();
  await expect(page.getByText('#{없는열}님 안녕하세요')).toBeVisible();
  expect(await ask(server, `/api/workflows/${id}`)).toMatchObject({ status: 'draft' });
});

test('what was sent right away is not sent again by an edit, and says so before and after', async ({
  page,
  server,
}) => {
  const input = {
    name: `바로 보낸 것 ${Date.now()}`,
    status: 'active',
    audience: { source: 'list', mapping: { address: 'to' }, rows: [{ to: 'a@example.com' }] },
    message: { channel: 'outbox', body: '안녕하세요' },
    schedule: { type: 'immediate' },
  };
  const { id } = (await ask(server, '/api/workflows', input)) as Workflow;
  const jobs = async () => ((await ask(server, `/api/scheduler/jobs?workflowId=${id}`)) as Page<Job>).items;
  await expect.poll(async () => (await jobs())[0]?.status).toBe('completed');
  await enter(page, server);
  await page.goto(`/workflows/${id}/edit?step=3`);
  await page.getByLabel('내용', { exact: true }).fill('고친 글');
  await page.getByRole('link', { name: /일정/ }).click();
  await expect(page.getByText(/저장해도 다시 보내지 않아요/).first()).toBeVisible();
  await page.getByRole('link', { name: /검토·테스트/ }).click();
  await expect(page.locator('app-checklist')).toContainText('예정된 실행이 모두 끝났어요.');
  await expect(page.locator('app-checklist')).not.toContainText('바로 보내기 시작해요');
  await page.getByRole('button', { name: '저장하기', exact: true }).click();
  await expect(page.getByText('저장했어요. 예정된 실행이 끝난 워크플로우라 새로 보내지 않았어요.')).toBeVisible();
  const next = page.getByRole('region', { name: '다음 실행' });
  await expect(next).toContainText('예정된 실행이 모두 끝났어요.');
  await expect(next.locator('time')).toHaveCount(0);
  await expect(next.getByRole('button', { name: '지금 실행' })).toBeVisible();
  expect(await jobs()).toHaveLength(1);
});

test('a file that is refused says which line, and which one counts instead', async ({ page, server }) => {
  await enter(page, server);
  await page.goto('/workflows/new?step=2');
  await expect(page.getByText('대상을 넣으면 열 이름을 보고 먼저 골라 드려요.')).toBeVisible();
  await page.getByText('CSV 파일', { exact: true }).click();
  const choose = (name: string, text: string) =>
    page
      .locator('app-file-source input[type=file]')
      .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  await choose('처음.csv', '고객명,휴대폰번호\n지수,010-1234-5678');
  await expect(page.getByText('처음.csv · 1명')).toBeVisible();
  await expect(page.getByText('열 이름을 보고 먼저 골라 뒀어요. 맞는지 확인해 주세요.')).toBeVisible();
  await expect(page.locator('app-funnel')).not.toContainText('동의한 사람');
  await choose('다음.csv', '고객명,휴대폰번호\n지수');
  const refused = page.getByRole('alert').filter({ hasText: '다음.csv 파일은 쓸 수 없어요.' });
  await expect(refused).toContainText('2번째 줄의 칸 수가 첫 줄과 달라요.');
  await expect(refused).toContainText('지금은 처음.csv 파일을 그대로 쓰고 있어요.');
});
