import { type SchedulerStatus } from '@jeongsi/contract';
import { NOTHING_KNOWN, type StatusFeed } from './status-feed';
import { type StatusLevel, statusLevel } from './status-level';
import { SERVER_NOW, schedulerStatus } from './testing/scheduler-status';

const ANSWERED = 1_000_000;
const heartbeat = (age: number) => ({ heartbeatAt: new Date(SERVER_NOW - age).toISOString() });

interface Row {
  when: string;
  status?: Partial<SchedulerStatus>;
  misses?: number;
  age?: number;
  level: StatusLevel;
}

const TABLE: Row[] = [
  { when: 'all is well', level: 'ok' },
  { when: 'some jobs failed', status: { failedJobs: 3 }, level: 'attention' },
  { when: 'some jobs are late', status: { lateJobs: 1 }, level: 'late' },
  { when: 'jobs are late and failed', status: { lateJobs: 1, failedJobs: 3 }, level: 'late' },
  { when: 'one poll was missed', misses: 1, age: 31_000, level: 'ok' },
  { when: 'two polls were missed', misses: 2, age: 61_000, level: 'stale' },
  { when: 'one poll was missed and the rest held back', misses: 1, age: 65_001, level: 'stale' },
  { when: 'the values are late and stale', status: { lateJobs: 2 }, misses: 2, age: 70_000, level: 'stale' },
  { when: 'five minutes passed without an answer', misses: 9, age: 300_001, level: 'lost' },
  { when: 'exactly five minutes passed', misses: 9, age: 300_000, level: 'stale' },
  { when: 'the page was hidden for an hour', misses: 0, age: 3_600_000, level: 'ok' },
  { when: 'the first poll after an hour failed', misses: 1, age: 3_600_000, level: 'lost' },
  { when: 'the scheduler is stopped', status: { isRunning: false }, level: 'stopped' },
  {
    when: 'it is stopped and unreachable for long',
    status: { isRunning: false },
    misses: 9,
    age: 400_000,
    level: 'lost',
  },
  { when: 'it is stopped and out of date', status: { isRunning: false }, misses: 2, age: 70_000, level: 'stopped' },
  { when: 'its heart stopped', status: heartbeat(90_001), level: 'stuck' },
  { when: 'its heart beat just in time', status: heartbeat(90_000), level: 'ok' },
  { when: 'its heart stopped and jobs are late', status: { ...heartbeat(95_000), lateJobs: 4 }, level: 'stuck' },
];

describe('statusLevel', () => {
  it.each(TABLE)('is $level when $when', ({ status, misses = 0, age = 0, level }) => {
    const feed: StatusFeed = { status: schedulerStatus(status), answeredAt: ANSWERED, misses, asking: false };
    expect(statusLevel(feed, ANSWERED + age)).toBe(level);
  });

  it('is unknown until the first answer, however often the polls fail', () => {
    expect(statusLevel(NOTHING_KNOWN, ANSWERED)).toBe('unknown');
    expect(statusLevel({ ...NOTHING_KNOWN, misses: 20 }, ANSWERED)).toBe('unknown');
  });
});
