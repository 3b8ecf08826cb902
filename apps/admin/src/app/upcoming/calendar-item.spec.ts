import { type UpcomingOccurrence } from '@jeongsi/contract';
import { aJob } from '../job/testing/a-job';
import { calendarRuns, isMoved } from './calendar-item';

const AT = '2026-11-23T00:00:00.000Z';
const occurrence = (changes: Partial<UpcomingOccurrence> = {}): UpcomingOccurrence => ({
  workflowId: 'w',
  workflowName: '회의 안내',
  type: 'recurring',
  at: AT,
  ...changes,
});

it('shows a run once, whether the schedule or its job tells of it', () => {
  const job = aJob({ id: 'j', workflowId: 'w', scheduledTime: AT, nominalTime: AT });
  expect(calendarRuns([occurrence({ jobId: 'j' })], [job]).map(({ key }) => key)).toEqual(['j']);
  expect(calendarRuns([occurrence()], [job]).map(({ key }) => key)).toEqual(['j']);
  expect(calendarRuns([occurrence()], []).map(({ job: made }) => made)).toEqual([null]);
});

it('shows a moved job where it is now, and not where it was', () => {
  const moved = aJob({ id: 'j', workflowId: 'w', scheduledTime: '2026-11-23T03:00:00.000Z', nominalTime: AT });
  const runs = calendarRuns([occurrence()], [moved]);
  expect(runs.map(({ at }) => new Date(at).toISOString())).toEqual(['2026-11-23T03:00:00.000Z']);
  expect(runs.map(isMoved)).toEqual([true]);
});

it('leaves out tests, and sorts by time', () => {
  const test = aJob({ id: 't', mode: 'test', scheduledTime: AT });
  const late = aJob({ id: 'l', scheduledTime: '2026-11-25T00:00:00.000Z' });
  expect(calendarRuns([occurrence()], [late, test]).map(({ key }) => key)).toEqual([`w ${AT}`, 'l']);
});
