import { type ConnectionInput, type CreatedAccessKey, type Workflow, type WorkflowInput } from '@jeongsi/contract';
import { ask } from '../server/own-server';
import { type MailServer } from '../server/mail-server';
import { type RunningServer } from '../server/running-server';
import { type Bookshop, listOf, type Words } from './bookshop';

/** The clock of a place without daylight saving time. */
const seoul = (wall: string): number => Date.parse(`${wall}+09:00`);

export const DAY_BEGINS = seoul('2026-11-22T10:58:00');
/** When the pictures are taken: a Monday morning. */
export const NOW = seoul('2026-11-23T10:12:00');

/** Long enough before a due time for the scheduler to see it coming. */
const JUST_BEFORE_MS = 1_500;

export interface ShopServer {
  running: RunningServer;
  mail: MailServer;
  /** Who looks at the console. */
  visitor: { url: string; key: string };
}

/** Opens the shop on a Sunday morning and lives through a day, so that there is something to look at on Monday. */
export async function liveThroughADay(shop: Bookshop, { running, mail, visitor }: ShopServer): Promise<void> {
  const save = async (words: Words, count: number, rest: Omit<WorkflowInput, 'name' | 'audience'>): Promise<Workflow> =>
    ask<Workflow>(visitor, '/api/workflows', { ...listOf(shop, words, count), ...rest });
  const connect = (input: ConnectionInput) => ask<{ id: string }>(visitor, '/api/connections', input);
  const daily = (...times: string[]): WorkflowInput['schedule'] => ({
    type: 'recurring',
    recurrence: { frequency: 'daily', times },
  });
  const connection = await connect({ kind: 'smtp', name: shop.mail, settings: smtp(shop, mail.port) });
  await ask(visitor, `/api/connections/${connection.id}/test`, {});
  await connect({
    kind: 'solapi',
    name: shop.sms,
    settings: { senderName: shop.sender, optOutNumber: '080-000-0000' },
    secrets: { apiKey: 'NCSA0000000000000000', apiSecret: 'a-secret-of-nobody' },
  });
  await connect({
    kind: 'postgres',
    name: shop.members,
    settings: { host: 'db.example.com', database: 'members', user: 'reader', tls: 'verify' },
    secrets: { password: 'a-secret-of-nobody' },
  });
  const email = ({ subject, body }: Words) =>
    ({ channel: 'email', connectionId: connection.id, subject, body }) as const;

  const { subject, body } = shop.returns;
  await save(shop.returns, 14, { message: { channel: 'outbox', subject, body }, schedule: daily('12:00', '18:00') });
  await save(shop.arrivals, 16, { message: email(shop.arrivals), schedule: daily('10:00', '15:00') });
  const birthday = listOf(shop, shop.birthday, 12);
  await ask(visitor, '/api/workflows', {
    ...birthday,
    audience: { ...birthday.audience, mapping: { address: 'email', name: 'name', adConsent: 'consent' } },
    purpose: 'advertising',
    message: email(shop.birthday),
    schedule: daily('08:30'),
  });
  await save(shop.news, 320, {
    message: email(shop.news),
    schedule: { type: 'recurring', recurrence: { frequency: 'weekly', weekdays: ['MO'], times: ['10:30'] } },
    sending: { ratePerMinute: 240 },
  });
  await save(shop.club, 9, {
    message: email(shop.club),
    schedule: { type: 'scheduled', at: '2026-11-26T18:00' },
  });
  const basket = await save(shop.basket, 30, { message: email(shop.basket), schedule: daily('20:00') });
  for (const [, mailbox] of shop.readers.slice(11, 13)) {
    const refusal = { address: `${mailbox}@example.com`, scope: 'advertising', reason: shop.optOutReason };
    await ask(visitor, '/api/suppressions', refusal);
  }

  const until = async (wall: string) => {
    const due = seoul(wall);
    await running.setClock(due - JUST_BEFORE_MS);
    await ended(visitor, due);
  };
  for (const wall of ['2026-11-22T12:00', '2026-11-22T15:00', '2026-11-22T18:00', '2026-11-22T20:00'])
    await until(wall);
  await ask(visitor, `/api/workflows/${basket.id}/pause`, {});
  await until('2026-11-23T08:30');
  const [, , [, gone = ''] = [], , [, silent = ''] = []] = shop.readers;
  mail.unknown.add(`${gone}@example.com`);
  mail.silent.add(`${silent}@example.com`);
  await until('2026-11-23T10:00');
  await ask(visitor, '/api/holidays', { date: '2026-12-04', name: shop.dayOff, kind: 'company' });
  await running.setClock(NOW);
}

/** The operator's own key, and those of a colleague and a program. */
export async function handOutKeys(shop: Bookshop, running: RunningServer): Promise<ShopServer['visitor']> {
  const owner = { url: running.url, key: running.adminKey };
  const [first, ...others] = shop.keys;
  const { key } = await ask<CreatedAccessKey>(owner, '/api/access-keys', { name: first, role: 'admin' });
  for (const name of others) await ask(owner, '/api/access-keys', { name, role: 'operator' });
  return { url: running.url, key };
}

function smtp({ sender }: Bookshop, port: number) {
  return {
    host: '127.0.0.1',
    port,
    from: `${sender} <notice@example.com>`,
    senderName: sender,
    senderContact: '02-000-0000',
    optOutUrl: 'https://books.example.com/unsubscribe',
  };
}

/** Resolves when every job that was due then has ended. */
async function ended(server: ShopServer['visitor'], due: number): Promise<void> {
  const at = new Date(due).toISOString();
  const query = new URLSearchParams({ from: at, to: new Date(due + 1_000).toISOString() });
  const deadline = performance.now() + 60_000;
  while (performance.now() < deadline) {
    const answer = await fetch(`${server.url}/api/scheduler/jobs?${query}`, {
      headers: { Authorization: `Bearer ${server.key}` },
    });
    const { items } = (await answer.json()) as { items: { status: string }[] };
    if (items.length > 0 && items.every(({ status }) => status !== 'pending' && status !== 'running')) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`What was due at ${at} never ended.`);
}
