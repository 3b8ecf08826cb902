import { type JobDetail } from '@jeongsi/contract';
import { expect, test, useLanguage } from './console';
import { counts, JOB_DETAIL } from './fake-api/job-answers';

const STARTED = { executedAt: '2026-11-21T22:00:00.004Z', attempt: 1 };
const ENDED = { ...STARTED, completedAt: '2026-11-21T22:01:12.004Z' };
const NONE_LEFT = { leftToRetry: { failed: 0, unsent: 0 } };
const PLANNED = { executedAt: undefined, completedAt: undefined, attempt: 0, deliveries: counts({}) };

interface Row {
  state: string;
  job: Partial<JobDetail>;
  offered: readonly string[];
}

/** The matrix of what can be done with a job, state by state: what is impossible is not there. */
const MATRIX: readonly Row[] = [
  { state: '대기 중', job: { ...PLANNED, status: 'pending' }, offered: ['시간 바꾸기', '지금 실행', '작업 취소'] },
  {
    state: '재시도 대기',
    job: { ...PLANNED, ...STARTED, status: 'pending', attempt: 2 },
    offered: ['시간 바꾸기', '지금 실행', '작업 취소'],
  },
  { state: '앞 작업 대기', job: { ...PLANNED, status: 'pending', reason: 'overlap' }, offered: ['작업 취소'] },
  {
    state: '보류',
    job: { ...STARTED, completedAt: undefined, status: 'pending', reason: 'held', deliveries: counts({ held: 3 }) },
    offered: ['중단'],
  },
  {
    state: '일시 정지',
    job: { ...STARTED, completedAt: undefined, status: 'pending', paused: true, deliveries: counts({ pending: 3 }) },
    offered: ['이어서 보내기', '중단'],
  },
  {
    state: '실행 중',
    job: { ...STARTED, completedAt: undefined, status: 'running', deliveries: counts({ pending: 3, accepted: 2 }) },
    offered: ['잠시 멈춤', '중단'],
  },
  {
    state: '실패',
    job: { ...ENDED, status: 'failed', deliveries: counts({ failed: 18 }), leftToRetry: { failed: 18, unsent: 0 } },
    offered: ['실패한 18명만 재시도', '지금 실행 (전체)', '확인했어요'],
  },
  {
    state: '실패',
    job: {
      ...ENDED,
      ...NONE_LEFT,
      status: 'failed',
      deliveries: counts({}),
      acknowledgedAt: '2026-11-21T23:00:00.000Z',
    },
    offered: ['지금 실행 (전체)'],
  },
  {
    state: '일부 실패',
    job: {
      ...ENDED,
      status: 'completed',
      deliveries: counts({ delivered: 82, failed: 18 }),
      leftToRetry: { failed: 17, unsent: 0 },
    },
    offered: ['실패한 17명만 재시도', '지금 실행 (전체)', '확인했어요'],
  },
  {
    state: '완료',
    job: { ...ENDED, ...NONE_LEFT, status: 'completed', deliveries: counts({ delivered: 340, skipped: 4 }) },
    offered: ['다시 실행'],
  },
  { state: '취소', job: { ...PLANNED, ...NONE_LEFT, status: 'cancelled' }, offered: ['지금 실행'] },
  {
    state: '중단',
    job: {
      ...ENDED,
      status: 'cancelled',
      deliveries: counts({ accepted: 1_200, skipped: 2_302 }),
      leftToRetry: { failed: 0, unsent: 2_300 },
    },
    offered: ['남은 2,300명에게 보내기', '지금 실행'],
  },
  {
    state: '건너뜀',
    job: { ...PLANNED, completedAt: ENDED.completedAt, status: 'skipped', reason: 'missed' },
    offered: ['지금 실행'],
  },
];

test('every state offers what is possible in it, in order of help, and nothing else', async ({ page, api }) => {
  test.setTimeout(120_000);
  for (const [nth, { state, job, offered }] of MATRIX.entries()) {
    await test.step(`${nth}: ${state}`, async () => {
      api.on('GET /api/scheduler/jobs/*', () => ({ body: { ...JOB_DETAIL, ...job, reasons: [] } }));
      await page.goto(`/jobs/${nth}`);
      await expect(page.locator('app-page-head app-state-chip')).toHaveText(state);
      await expect(page.locator('app-page-head .actions button')).toHaveText([...offered]);
    });
  }
});

test('a viewer is offered nothing, and is told who may', async ({ page, api }) => {
  api.on('GET /api/session', () => ({ body: { name: '하은', role: 'viewer' } }));
  await page.goto(`/jobs/${JOB_DETAIL.id}`);
  await expect(page.locator('app-page-head')).toContainText('운영자나 관리자만 바꿀 수 있어요.');
  await expect(page.locator('app-page-head .actions button')).toHaveCount(0);
  await page.goto('/workflows/1');
  await expect(page.locator('app-page-head')).toContainText('운영자나 관리자만 바꿀 수 있어요.');
  await expect(page.locator('app-page-head .actions button')).toHaveCount(0);
});

test('running it now names who got something from it in the last hour', async ({ page, api }) => {
  const asked: (string | null)[] = [];
  api.on('GET /api/workflows/*/recent-recipients', ({ query }) => {
    asked.push(query.get('minutes'));
    return { body: { since: '2026-11-22T05:01:34.000Z', jobs: 1, recipients: 12 } };
  });
  await page.goto(`/jobs/${JOB_DETAIL.id}`);
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: '지금 실행 (전체)' }).click();
  await expect(dialog).toContainText('같은 사람에게 두 번 갈 수 있어요. 최근 1시간 안에 이미 12건을 보냈어요.');
  await expect(dialog).toContainText('보낸 메시지는 되돌릴 수 없어요.');
  expect(asked).toEqual(['60']);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  api.on('GET /api/workflows/*/recent-recipients', () => ({ code: 503, body: { code: 'STORE_UNAVAILABLE' } }));
  await page.getByRole('button', { name: '지금 실행 (전체)' }).click();
  await expect(dialog).toContainText('이미 받은 9,820명에게 또 갈 수 있어요.');
  await expect(dialog).not.toContainText('최근 1시간');
});

test('a job says which version it ran, and shows the rules of that one', async ({ page, api }) => {
  await useLanguage(page, 'ko');
  api.on('GET /api/scheduler/jobs/*', () => ({ body: { ...JOB_DETAIL, workflowVersion: 2 } }));
  api.on('GET /api/workflows/*/versions/2', () => ({
    body: {
      name: '결제 실패 안내',
      audience: { source: 'list', mapping: { address: 'email' }, rows: [] },
      message: { channel: 'sms', connectionId: 'c', from: '1588-0000', body: '결제' },
      schedule: { type: 'delayed', delay: { amount: 30, unit: 'minutes' } },
      policy: { maxRetries: 7 },
    },
  }));
  await page.goto(`/jobs/${JOB_DETAIL.id}`);
  const facts = page.locator('app-job-facts');
  await expect(facts.getByRole('link', { name: '버전 2 · 지금은 버전 3' })).toHaveAttribute(
    'href',
    /\/workflows\/.*#versions/,
  );
  await expect(facts).toContainText('일시적인 오류는 7번까지 다시 시도해요');
  await expect(facts).toContainText('문자');
  await expect(facts).toContainText('저장하고 30분 뒤에 한 번');
});

test.describe('in motion', () => {
  test.use({ contextOptions: { reducedMotion: 'no-preference' } });

  test('a dialog that was left does nothing more, however fast its button is pressed', async ({ page, api }) => {
    await page.goto(`/jobs/${JOB_DETAIL.id}`);
    const dialog = page.getByRole('dialog');
    await page.getByRole('button', { name: '지금 실행 (전체)' }).click();
    const verb = await dialog.getByRole('button', { name: '지금 실행' }).elementHandle();
    const leave = await dialog.getByRole('button', { name: '닫기' }).elementHandle();
    await page.evaluate(
      ([leave, verb]) => [leave, verb].forEach((button) => (button as HTMLElement).click()),
      [leave, verb],
    );
    await expect(dialog).toHaveCount(0);
    expect(api.asked.filter((asked) => asked.startsWith('POST /api/scheduler/jobs'))).toEqual([]);
  });
});
