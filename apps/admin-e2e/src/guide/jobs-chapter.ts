import { type Job } from '@jeongsi/contract';
import { ask } from '../server/own-server';
import { type Photographer } from './photographer';

/** What is planned, and what can be done before it runs. */
export async function watching(at: Photographer): Promise<void> {
  await at.takeOf('/workflows', 'workflows', 'main app-state-chip');
  await at.takeOf('/jobs', 'jobs', 'main app-state-chip');
  const planned = await only(at, { status: 'pending' }, at.shop.statement.name);
  const page = await at.open();
  await page.goto(`/jobs/${planned.id}`);
  const dialog = page.getByRole('dialog');
  await at.button(page, 'job.move').click();
  await dialog.locator('#field-job-move-time').fill('10:30');
  await at.take(page, 'job-move', dialog);
  await page.reload();
  await at.button(page, 'job.runNow').click();
  await at.take(page, 'job-run-now', dialog);
  await page.context().close();
}

/** What went wrong this morning, and what can be done about it. */
export async function mending(at: Photographer): Promise<void> {
  const [newest] = (await at.jobs({ status: 'completed', limit: '200' }))
    .filter(({ workflowName, deliveries }) => workflowName === at.shop.arrivals.name && deliveries.failed > 0)
    .slice(0, 1);
  if (newest === undefined) throw new Error('Nothing went wrong this morning.');
  await at.takeOf(`/jobs/${newest.id}`, 'job-failed', 'app-delivery-list .name');
  const page = await at.open();
  await page.goto(`/jobs/${newest.id}?state=unknown`);
  const row = page
    .locator('app-delivery-list [role=row]')
    .filter({ has: page.locator('.name') })
    .first();
  await row.getByRole('button').click();
  await page.getByRole('menuitem', { name: at.say('delivery.settle') }).click();
  await at.take(page, 'job-settle', page.getByRole('dialog'));
  await page.context().close();
}

/** A long one under way; afterwards the scheduler stands still. */
export async function running(at: Photographer): Promise<void> {
  const { visitor } = at.server;
  const planned = await only(at, { status: 'pending' }, at.shop.news.name);
  const job = await ask<Job>(visitor, '/api/workflow/execute', {
    workflowId: planned.workflowId,
    mode: 'live',
    waitSeconds: 0,
  });
  const page = await at.open();
  await page.goto(`/jobs/${job.id}`);
  await page
    .locator('app-job-progress-block')
    .getByText(/\b[1-9]\d?%/)
    .waitFor();
  await at.take(page, 'job-running', page.locator('app-delivery-list .name'));
  await ask(visitor, `/api/scheduler/jobs/${job.id}/abort`, {});
  await page.context().close();
  await ask(visitor, '/api/scheduler/pause', { reason: at.shop.pauseReason });
  await at.takeOf('/', 'stopped', 'app-home:has(app-status-banner p) app-hour-chart svg[role=img]');
}

async function only(at: Photographer, query: Record<string, string>, name: string): Promise<Job> {
  const job = (await at.jobs({ ...query, limit: '200' })).find(({ workflowName }) => workflowName === name);
  if (job === undefined) throw new Error(`There is no such job of ${name}.`);
  return job;
}
