import { readDate } from '../form/typed-date';
import { readTime } from '../form/typed-time';
import { instantOfWall } from '../time/instant-of-wall';
import { movedTo } from './moved-to';

const BEFORE = { date: '2026-11-22', time: '15:30', now: Date.parse('2026-11-22T06:01:34.000Z') };

const to = (day: string, time: string) =>
  movedTo({ day: readDate(day), time: readTime(time) }, BEFORE, (date, clock) =>
    instantOfWall(date, clock, 'Asia/Seoul'),
  );

it.each([
  ['2026-11-22', '18:00', '2026-11-22T09:00:00.000Z'],
  ['20261201', '오후 3시', '2026-12-01T06:00:00.000Z'],
  ['2026. 12. 1.', '1500', '2026-12-01T06:00:00.000Z'],
])('takes %s %s for %s', (day, time, expected) => {
  expect(to(day, time)).toEqual({ at: Date.parse(expected) });
});

it.each([
  ['2026-02-30', '18:00', { day: 'form.problem.noSuchDate' }],
  ['', '25시', { day: 'form.problem.required', time: 'form.problem.noSuchTime' }],
  ['2026-11-22', '14:00', { time: 'failure.past' }],
  ['2026-11-20', '14:00', { day: 'failure.past' }],
  ['2126-12-01', '09:00', { day: 'failure.tooFar' }],
  ['2026-11-22', '오후 3시 30분', { time: 'job.move.same' }],
])('says of %s %s what is wrong with it', (day, time, expected) => {
  expect(to(day, time)).toEqual(expected);
});
