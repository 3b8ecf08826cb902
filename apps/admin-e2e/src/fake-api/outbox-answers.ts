import { type DeliveryMessage, type OutboxMessage } from '@jeongsi/contract';
import { type FakeApi } from './fake-api';

export const OUTBOX_JOB = '0199a0c0-0000-7000-8000-0000000000e2';

function message(nth: number, changes: Partial<OutboxMessage> = {}): OutboxMessage {
  return {
    id: `0199a0c0-0000-7000-8000-00000000b${String(nth).padStart(3, '0')}`,
    jobId: OUTBOX_JOB,
    deliveryId: `d${nth}`,
    channel: 'email',
    to: `reader${nth}@example.com`,
    subject: `안내 ${nth}`,
    body: `${nth}번째 분, 안녕하세요.\n둘째 줄이에요.`,
    mode: 'test',
    createdAt: '2026-11-22T05:31:34.000Z',
    ...changes,
  };
}

const CHANGES: Record<number, Partial<OutboxMessage>> = {
  1: { channel: 'sms', to: '01012345678' },
  2: { channel: 'alimtalk', to: '010-8765-4321' },
  3: { channel: 'webhook', to: 'member-17', body: '{"name":"지수","items":[1,2]}' },
};

export const MESSAGES = Array.from({ length: 60 }, (_, nth) => message(nth, CHANGES[nth]));

const mail: DeliveryMessage = { channel: 'email', to: 'r***@example.com', body: '', missing: [] };

/** What some of them were made for; the others are plain mails. */
const MADE: Record<string, DeliveryMessage> = {
  d1: { ...mail, channel: 'sms', type: 'LMS' },
  d2: { ...mail, channel: 'alimtalk', fallback: { type: 'SMS', body: '문자로 대신 보내요.' } },
  d3: { ...mail, channel: 'webhook' },
  d4: { ...mail, html: '<h1>안내 4</h1><p>4번째 분, <b>안녕하세요.</b></p>' },
};

function isMeant({ channel, to, subject, body }: OutboxMessage, query: URLSearchParams): boolean {
  const [wanted, words] = [query.get('channel') ?? channel, query.get('search') ?? ''];
  return channel === wanted && [to, subject ?? '', body].some((text) => text.includes(words));
}

/** Sixty messages of one test. */
export function serveOutbox(api: FakeApi): void {
  api.on('GET /api/outbox', ({ query }) => {
    const from = Number(query.get('cursor') ?? 0);
    const limit = Number(query.get('limit') ?? 50);
    const all = query.get('jobId') === 'none' ? [] : MESSAGES.filter((each) => isMeant(each, query));
    const next = from + limit < all.length ? String(from + limit) : null;
    return { body: { items: all.slice(from, from + limit), nextCursor: next } };
  });
  api.on('GET /api/scheduler/jobs/*/deliveries/*/message', ({ path }) => ({
    body: MADE[path.split('/').at(-2) ?? ''] ?? mail,
  }));
  api.on('GET /api/outbox/*', ({ last }) => ({ body: message(99, { id: last }) }));
}
