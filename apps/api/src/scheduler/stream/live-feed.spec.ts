import { type Readable } from 'node:stream';
import { FakeClock } from '@jeongsi/engine/testing';
import { pino } from 'pino';
import { Stopping } from '../../lifetime/stopping';
import { LiveFeed } from './live-feed';
import { type LiveView, type News } from './live-view';
import { type Follower } from './stream-client';

let clock: FakeClock;
let looks: number;
let news: News | Error;
let stopping: Stopping;
let feed: LiveFeed;
let logged: string[];

beforeEach(() => {
  clock = new FakeClock('2026-11-23T01:00:00Z');
  looks = 0;
  news = [];
  logged = [];
  stopping = new Stopping();
  const view = {
    current: () => [['status', 'present\n']],
    look: async () => {
      looks += 1;
      if (news instanceof Error) throw news;
      return news;
    },
    forget: jest.fn(),
  } as unknown as LiveView;
  feed = new LiveFeed(view, clock, stopping, pino({ level: 'warn' }, { write: (line) => void logged.push(line) }));
});
afterEach(async () => {
  stopping.announce();
  await clock.advance(2_000);
  expect(clock.waitingTimers).toBe(0);
});

/** Somebody who reads everything, or nothing. */
function follow(how: 'reading' | 'asleep' = 'reading', more: Partial<Follower> = {}) {
  const cut = jest.fn();
  const stream: Readable = feed.follow({ mayStill: () => true, cut, ...more });
  const got: string[] = [];
  let ended = false;
  if (how === 'reading') stream.on('data', (chunk) => got.push(String(chunk)));
  stream.on('end', () => (ended = true));
  return { stream, cut, text: () => got.join(''), ended: () => ended };
}

it('looks once for all, and never for nobody', async () => {
  await clock.advance(5_000);
  expect(looks).toBe(0);
  const [one, two] = [follow(), follow()];
  await clock.advance(4_900);
  expect(looks).toBe(10);
  one.stream.destroy();
  await clock.advance(1_000);
  expect(looks).toBe(12);
  two.stream.destroy();
  await clock.advance(10_000);
  expect(looks).toBe(12);
  expect(feed.size).toBe(0);
});

it('greets with the present state, and passes on what is new', async () => {
  const first = follow();
  await clock.advance(0);
  expect(first.text()).toBe('retry: 3000\n\npresent\n');
  news = [['status', 'changed\n']];
  await clock.advance(500);
  expect(first.text()).toContain('changed\n');
});

it('shows every 15 s that it lives', async () => {
  const { text } = follow();
  await clock.advance(14_900);
  expect(text()).not.toContain(':\x20still here');
  await clock.advance(100);
  expect(text()).toContain(': still here\n\n');
  await clock.advance(30_000);
  expect(text().split(': still here').length - 1).toBe(3);
});

it('refuses the 101st, and takes it when another one has left', async () => {
  const all = Array.from({ length: 100 }, () => follow());
  expect(() => follow()).toThrow(expect.objectContaining({ kind: 'TOO_MANY_STREAMS', status: 503 }));
  all[17]?.stream.destroy();
  await clock.advance(0);
  follow();
});

it('ends for who may not see it any more, within a second', async () => {
  let signedIn = true;
  const leaving = follow('reading', { mayStill: () => signedIn });
  const staying = follow();
  await clock.advance(1_000);
  signedIn = false;
  await clock.advance(1_000);
  expect([leaving.ended(), staying.ended(), feed.size]).toEqual([true, false, 1]);
});

it('cuts off who reads nothing, and keeps who reads', async () => {
  const asleep = follow('asleep');
  const awake = follow();
  news = [['status', 'x\n']];
  await clock.advance(29_000);
  expect(asleep.cut).not.toHaveBeenCalled();
  await clock.advance(2_000);
  expect(asleep.cut).toHaveBeenCalledTimes(1);
  expect([awake.cut.mock.calls.length, feed.size]).toEqual([0, 1]);
});

it('goes on when a look fails, and says so once', async () => {
  const { text } = follow();
  news = new Error('disk');
  await clock.advance(5_000);
  expect(logged).toHaveLength(1);
  news = [['status', 'back\n']];
  await clock.advance(500);
  expect(text()).toContain('back\n');
});

it('ends with the server: who reads at once, who does not a second later', async () => {
  const awake = follow();
  const asleep = follow('asleep');
  await clock.advance(100);
  stopping.announce();
  await clock.advance(100);
  expect([awake.ended(), asleep.ended()]).toEqual([true, false]);
  expect(() => follow()).toThrow(expect.objectContaining({ kind: 'STOPPING' }));
  await clock.advance(1_000);
  expect(asleep.cut).toHaveBeenCalled();
  expect(feed.size).toBe(0);
});
