import { type Job, type Workflow } from '@jeongsi/contract';
import { ask, enter, type Server } from './ask-server';
import { expect } from './console';
import { test } from './server/own-server';

test.describe.configure({ mode: 'serial' });

const SEOUL_MS = 9 * 3_600_000;
const seoul = (at: number) => new Date(at + SEOUL_MS).toISOString();

const DAILY = { type: 'recurring', recurrence: { frequency: 'daily', times: ['09:00'] } };

async function save(server: Server, name: string, more: object): Promise<Workflow> {
  return (await ask(server, '/api/workflows', {
    name,
    status: 'active',
    audience: { source: 'list', mapping: { address: 'to' }, rows: [{ to: 'reader@example.com', 이름: '지수' }] },
    message: { channel: 'outbox', subject: '회의 안내', body: '#{이름}님, 회의가 내일이에요.' },
    ...more,
  })) as Workflow;
}

async function plannedJob(server: Server, workflowId: string): Promise<Job> {
  const { items } = (await ask(server, `/api/scheduler/jobs?workflowId=${workflowId}&status=pending`)) as {
    items: Job[];
  };
  const [job] = items;
  if (job === undefined) throw new Error('There is no planned job.');
  return job;
}

test('what a run left in the outbox is read as its reader would, and the calendar tells how it went', async ({
  page,
  server,
}) => {
  test.setTimeout(90_000);
  const { id } = await save(server, '회의 안내', { schedule: DAILY });
  const run = (await ask(server, '/api/workflow/execute', { workflowId: id, mode: 'live' })) as Job;
  expect(run.status).toBe('completed');
  await enter(page, server);
  await page.goto('/outbox');
  await expect(page.locator('.list li')).toHaveCount(1);
  await expect(page.locator('app-message-frame')).toContainText('지수님, 회의가 내일이에요.');
  await expect(page.locator('.list li')).toContainText('r***@example.com');
  await page.locator('.message').getByRole('link', { name: '작업 보기' }).click();
  await expect(page).toHaveURL(`/jobs/${run.id}`);

  const today = seoul(Date.parse(run.scheduledTime)).slice(0, 10);
  await page.goto(`/upcoming?view=month&d=${today}`);
  await page.locator(`[data-day="${today}"]`).click();
  const done = page.getByRole('dialog').getByRole('listitem').filter({ hasText: '완료' });
  await expect(done).toContainText('회의 안내');
  await expect(done).toContainText('1 / 1명');
});

test('a moved run stands where it will be and tells where it was; the days after it are planned', async ({
  page,
  server,
}) => {
  test.setTimeout(90_000);
  const { id } = await save(server, '아침 인사', { schedule: DAILY });
  const job = await plannedJob(server, id);
  const at = new Date(Date.parse(job.scheduledTime) + 3_600_000).toISOString();
  const moved = await fetch(`${server.url}/api/scheduler/jobs/${job.id}`, {
    method: 'PATCH',
    headers: {
      Authorization: `Bearer ${server.key}`,
      'Content-Type': 'application/json',
      'If-Match': `"${job.version}"`,
    },
    body: JSON.stringify({ scheduledTime: at }),
  });
  expect(moved.ok).toBe(true);
  const day = seoul(Date.parse(at)).slice(0, 10);
  await enter(page, server);
  await page.goto(`/upcoming?view=week&d=${day}`);
  await expect(page.locator(`[data-day="${day}"]`)).toContainText('오전 10:00');
  await page.locator(`[data-day="${day}"]`).click();
  await expect(page.getByRole('dialog').getByRole('listitem').filter({ hasText: '아침 인사' })).toContainText(
    /오전 9:00에서 옮김/,
  );
  await page.keyboard.press('Escape');
  const later = seoul(Date.parse(at) + 86_400_000).slice(0, 10);
  await page.goto(`/upcoming?view=month&d=${later}`);
  await page.locator(`[data-day="${later}"]`).click();
  const planned = page.getByRole('dialog').getByRole('listitem').filter({ hasText: '아침 인사' });
  await expect(planned).toContainText('예정');
  await expect(planned.getByRole('link')).toHaveAttribute('href', `/workflows/${id}`);
});

test('a run that waits for its window stands in the calendar as held', async ({ page, server }) => {
  test.setTimeout(90_000);
  const morning = Number(seoul(Date.now()).slice(11, 13)) < 12;
  const window = morning ? { from: '20:00', to: '21:00' } : { from: '01:00', to: '02:00' };
  const { id } = await save(server, '저녁 소식', {
    schedule: { type: 'immediate' },
    sending: { window: { ...window, outside: 'hold' } },
  });
  const held = async () => {
    const { items } = (await ask(server, `/api/scheduler/jobs?workflowId=${id}`)) as { items: Job[] };
    return items.find(({ reason }) => reason === 'held');
  };
  await expect.poll(held).toBeDefined();
  const day = seoul(Date.parse((await held())?.scheduledTime ?? '')).slice(0, 10);
  await enter(page, server);
  await page.goto(`/upcoming?view=month&d=${day}`);
  await page.locator(`[data-day="${day}"]`).click();
  await expect(page.getByRole('dialog').getByRole('listitem').filter({ hasText: '저녁 소식' })).toContainText('보류');
});
