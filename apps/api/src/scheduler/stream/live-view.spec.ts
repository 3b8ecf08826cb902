import { type JobProgress, type SchedulerStatus } from '@jeongsi/contract';
import { type JobRecord, type JobStore } from '@jeongsi/engine';
import { FakeClock } from '@jeongsi/engine/testing';
import { sampleJob } from '../../testing/sample-job';
import { type SchedulerService } from '../status/scheduler.service';
import { LiveView, type News } from './live-view';

let clock: FakeClock;
let rows: Map<string, JobRecord>;
let counts: Partial<SchedulerStatus>;
let asked: number;
let view: LiveView;

beforeEach(() => {
  clock = new FakeClock('2026-11-23T01:00:00Z');
  rows = new Map();
  counts = { pendingJobs: 1 };
  asked = 0;
  const jobs = {
    list: async () => ({ items: [...rows.values()].filter(({ status }) => status === 'running'), nextCursor: null }),
    find: async (id: string) => rows.get(id),
  } as unknown as JobStore;
  const getStatus = async () => {
    asked += 1;
    const time = new Date(clock.now()).toISOString();
    return { ...counts, heartbeatAt: time, serverTime: time } as SchedulerStatus;
  };
  view = new LiveView(jobs, { getStatus } as unknown as SchedulerService, clock);
});

const RUNNING = { status: 'running' as const };
const put = (id: string, more: Partial<JobRecord>, deliveries: Parameters<typeof sampleJob>[1]) =>
  rows.set(id, sampleJob({ id, ...more }, deliveries));

const keys = (news: News) => news.map(([key]) => key);

function progressOf(news: News, id: string): JobProgress | undefined {
  const text = news.find(([key]) => key === `progress ${id}`)?.[1];
  return text === undefined ? undefined : (JSON.parse(text.split('\ndata: ')[1] ?? '') as JobProgress);
}

async function lookAfter(ms: number): Promise<News> {
  await clock.advance(ms);
  return view.look();
}

describe('the status', () => {
  it('is told at once, and then only when something in it changed', async () => {
    expect(keys(await view.look())).toEqual(['status']);
    expect(await lookAfter(1_000)).toEqual([]);
    counts = { pendingJobs: 2 };
    expect(keys(await lookAfter(1_000))).toEqual(['status']);
    expect(await lookAfter(1_000)).toEqual([]);
  });

  it('is told at most once a second, however often it changes', async () => {
    await view.look();
    counts = { pendingJobs: 2 };
    expect(await lookAfter(500)).toEqual([]);
    expect(asked).toBe(1);
    counts = { pendingJobs: 3 };
    const [[, text] = ['', '']] = await lookAfter(500);
    expect(text).toContain('"pendingJobs":3');
  });

  it('keeps its two times fresh', async () => {
    await view.look();
    const told: number[] = [];
    for (let second = 1; second <= 31; second += 1) if ((await lookAfter(1_000)).length > 0) told.push(second);
    expect(told).toEqual([15, 30]);
  });
});

describe('progress', () => {
  it('is told when something moved, with rate and remaining time', async () => {
    put('a', RUNNING, { pending: 100 });
    expect(progressOf(await view.look(), 'a')).toMatchObject({ ratePerSecond: 0, deliveries: { pending: 100 } });
    expect(keys(await lookAfter(500))).toEqual([]);
    put('a', RUNNING, { pending: 80, delivered: 20 });
    expect(progressOf(await lookAfter(500), 'a')).toMatchObject({ ratePerSecond: 20, remainingSeconds: 4 });
  });

  it.each([
    ['ended', { status: 'completed' as const }],
    ['was paused', { status: 'pending' as const, paused: true }],
    ['is held', { status: 'pending' as const, reason: 'held' as const }],
  ])('is told once more when the job %s, and then no more', async (_, rest) => {
    put('a', RUNNING, { pending: 1 });
    await view.look();
    put('a', rest, { delivered: 1 });
    const news = await lookAfter(500);
    expect(progressOf(news, 'a')).toMatchObject({ status: rest.status, ratePerSecond: 0 });
    expect(await lookAfter(500)).toEqual([]);
    expect(keys(view.current())).toEqual(['status']);
  });

  it('survives a job that is gone altogether', async () => {
    put('a', RUNNING, { pending: 1 });
    await view.look();
    rows.clear();
    expect(await lookAfter(500)).toEqual([]);
  });
});

it('shows a newcomer everything as of the last look', async () => {
  expect(view.current()).toEqual([]);
  put('a', RUNNING, { pending: 1 });
  put('b', RUNNING, { pending: 2 });
  await view.look();
  expect(keys(view.current())).toEqual(['status', 'progress a', 'progress b']);
  view.forget();
  expect(view.current()).toEqual([]);
});
