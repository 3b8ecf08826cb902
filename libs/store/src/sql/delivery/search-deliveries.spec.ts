import { rmSync } from 'node:fs';
import { SystemClock } from '@jeongsi/engine';
import { Bench, DeliveryBench } from '@jeongsi/engine/testing';
import { openSqliteStore } from '../../sqlite/open-sqlite-store';
import { temporaryDirectory } from '../../testing/temporary-store';

const RECIPIENTS = 12_000;

it('finds whoever is far behind, page by page, and lets others have their turns meanwhile', async () => {
  const directory = temporaryDirectory();
  const store = await openSqliteStore({ directory, clock: new SystemClock() });
  try {
    const bench = new Bench(store);
    const sending = await DeliveryBench.running(bench);
    const { jobId } = sending.hold;
    const people = Array.from({ length: RECIPIENTS }, (_, index) =>
      sending.recipient(`k-${index}`, { name: index % 4_999 === 0 ? 'Kim' : 'Lee' }),
    );
    const checkpoint = { rows: RECIPIENTS, complete: true };
    await bench.write((tx) => store.deliveries.add(tx, sending.hold, people, checkpoint, 1));

    let turns = 0;
    const others = setInterval(() => (turns += 1), 0);
    const search = { words: ['kim'], where: 'everything' } as const;
    const first = await store.deliveries.list(jobId, { search }, { limit: 2 });
    clearInterval(others);
    expect(turns).toBeGreaterThan(0);
    expect(first.items.map(({ recipientKey }) => recipientKey)).toEqual(['k-0', 'k-4999']);
    const second = await store.deliveries.list(jobId, { search }, { limit: 2, cursor: first.nextCursor ?? '' });
    expect(second.items.map(({ recipientKey }) => recipientKey)).toEqual(['k-9998']);
    expect(second.nextCursor).toBeNull();
    const nobody = { search: { words: ['park'], where: 'everything' } } as const;
    expect(await store.deliveries.list(jobId, nobody, { limit: 2 })).toEqual({ items: [], nextCursor: null });
  } finally {
    await store.close();
    rmSync(directory, { recursive: true });
  }
});
