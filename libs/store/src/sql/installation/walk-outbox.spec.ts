import { SystemClock, type OutboxListing, type OutboxRecord } from '@jeongsi/engine';
import { rmSync } from 'node:fs';
import { type OpenedStore } from '../../opened-store';
import { openSqliteStore } from '../../sqlite/open-sqlite-store';
import { temporaryDirectory } from '../../testing/temporary-store';

const NINE = Date.parse('2026-11-23T00:00:00Z');

let directory: string;
let store: OpenedStore;

beforeEach(async () => {
  directory = temporaryDirectory();
  store = await openSqliteStore({ directory, clock: new SystemClock() });
});
afterEach(async () => {
  await store.close();
  rmSync(directory, { recursive: true });
});

/** The oldest message holds the word; each is made a second after the one before. */
async function fill(count: number): Promise<void> {
  const messages = Array.from({ length: count }, (_, nth): OutboxRecord => ({
    id: store.ids.next(),
    jobId: 'job',
    deliveryId: String(nth),
    channel: 'email',
    to: 'a@example.com',
    body: nth === 0 ? 'needle' : 'hay',
    mode: 'live',
    createdAt: NINE + nth * 1000,
  }));
  await store.unitOfWork.write((tx) => store.outbox.insert(tx, messages));
}

const search = { words: ['needle'], seen: (message: OutboxRecord) => message };
const look = (cursor: string | null): Promise<OutboxListing> =>
  store.outbox.list({ search }, { limit: 50, ...(cursor !== null && { cursor }) });

it('stops a search after twenty thousand messages, says where, and goes on from there', async () => {
  await fill(25_000);
  const first = await look(null);
  expect(first).toEqual({ items: [], nextCursor: expect.any(String), searchedTo: NINE + 5_000_000 });
  const second = await look(first.nextCursor);
  expect(second).toEqual({ items: [expect.objectContaining({ body: 'needle' })], nextCursor: null });
});

it('comes to an end that falls on the end of a stretch', async () => {
  await fill(20_000);
  const first = await look(null);
  expect(first.items).toHaveLength(1);
  if (first.nextCursor !== null) expect(await look(first.nextCursor)).toEqual({ items: [], nextCursor: null });
});
