import { type Job } from '@jeongsi/contract';
import { type Text } from '../i18n/text';
import { KoreanDate } from '../time/korean-date';
import { jobWhen } from './job-when';
import { aJob } from './testing/a-job';

const NOW = Date.parse('2026-11-22T06:01:34.000Z');
const date = new KoreanDate('ko', 'Asia/Seoul', 'halfDays');
const text: Text = (key, params) => `${key}${Object.values(params ?? {}).join()}`;

it.each<[string, Partial<Job>, string]>([
  ['a planned one', {}, '오늘 오후 3:30 · 28분 뒤'],
  ['one that is overdue', { scheduledTime: '2026-11-22T06:01:30.000Z' }, '오늘 오후 3:01 · 지금'],
  ['one that ran', { status: 'completed', executedAt: '2026-11-22T05:01:34.000Z' }, '오늘 오후 2:01 · 1시간 전'],
  [
    'one that was cancelled in time',
    { status: 'cancelled', completedAt: '2026-11-22T05:56:34.000Z' },
    'job.due오늘 오후 3:30 · job.cancelledAgo5분 전',
  ],
  [
    'one that was cancelled a moment ago',
    { status: 'cancelled', completedAt: '2026-11-22T06:01:30.000Z' },
    'job.due오늘 오후 3:30 · job.cancelledNow',
  ],
  ['one that is left out ahead', { status: 'skipped', reason: 'holiday' }, '오늘 오후 3:30 · 28분 뒤'],
])('tells of %s when', (_, changes, expected) => {
  const { when, relative } = jobWhen(aJob(changes), { date, text, now: NOW });
  expect(`${when} · ${relative}`).toBe(expected);
});
