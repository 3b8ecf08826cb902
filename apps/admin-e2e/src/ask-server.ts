import { type Page } from '@playwright/test';
import { expect } from './console';

export interface Server {
  url: string;
  key: string;
}

/** Asks the server itself, beside the page; with a body it is a POST. */
export async function ask(server: Server, path: string, body?: unknown): Promise<unknown> {
  const answer = await fetch(`${server.url}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { Authorization: `Bearer ${server.key}`, 'Content-Type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  expect(answer.ok, `${path}: ${answer.status}`).toBe(true);
  return answer.json();
}

/** By the link that the server prints at its first start. */
export async function enter(page: Page, server: Server): Promise<void> {
  await page.goto(`/#key=${server.key}`);
  await expect(page.getByRole('heading', { name: '스케줄러 상태' })).toBeVisible();
}
