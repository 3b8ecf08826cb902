import { type Job, type Page, type Schedule, type SchedulePreview, type SchedulerStatus } from '@jeongsi/contract';
import * as fc from 'fast-check';
import { savedWorkflow } from '../testing/samples';
import { TestApi } from '../testing/test-api';

// Some 250 jobs are planned, claimed, run and recorded by the real store.
jest.setTimeout(240_000);

/** A Monday in Seoul, three weeks before the clock of New York goes forward. */
const NOW = '2027-02-21T15:00:00.000Z';
const SHOWN = 5;

const recurring = (timeZone: string, recurrence: object): Schedule =>
  ({ type: 'recurring', timeZone, recurrence }) as Schedule;
const seoul = (recurrence: object): Schedule => recurring('Asia/Seoul', recurrence);
const newYork = (recurrence: object): Schedule => recurring('America/New_York', recurrence);

/** What must be among them, whatever chance brings. */
const CHOSEN: Schedule[] = [
  { type: 'immediate' },
  { type: 'delayed', delay: { amount: 3, unit: 'days' } },
  { type: 'scheduled', at: '2027-03-14T02:30', timeZone: 'America/New_York' },
  { type: 'scheduled', at: '2027-11-07T01:30', timeZone: 'America/New_York' },
  newYork({ frequency: 'daily', times: ['01:30', '02:30', '03:00', '03:30'], startDate: '2027-03-13' }),
  newYork({ frequency: 'daily', times: ['00:30', '01:30', '02:00'], startDate: '2027-11-06' }),
  newYork({ frequency: 'weekly', weekdays: ['SU'], times: ['02:30'], startDate: '2027-03-07' }),
  seoul({ frequency: 'monthly', monthDays: [29, 30, 31], times: ['09:00'], startDate: '2028-01-30' }),
  seoul({ frequency: 'monthly', monthDays: [31], times: ['09:00'] }),
  seoul({ frequency: 'monthly', monthDays: [31], missingDay: 'skip', times: ['09:00'] }),
  seoul({ frequency: 'monthly', interval: 12, monthDays: [29], times: ['09:00'], startDate: '2028-02-01' }),
  seoul({ frequency: 'monthly', businessDays: [-1], times: ['09:00'], end: { type: 'until', until: '2027-05-31' } }),
  seoul({ frequency: 'daily', times: ['09:00'], holidays: 'skip', startDate: '2027-02-28' }),
  seoul({ frequency: 'daily', times: ['09:00'], holidays: 'next', startDate: '2027-05-12' }),
  seoul({ frequency: 'monthly', monthDays: [-1], times: ['18:00'], holidays: 'previous' }),
  seoul({ frequency: 'daily', interval: 3, times: ['09:00'], end: { type: 'count', count: 3 } }),
];

const PLACES = ['Asia/Seoul', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Casablanca'] as const;
const STARTS = ['2027-02-25', '2027-03-12', '2027-04-01', '2027-05-03', '2027-09-13', '2027-11-05', '2027-12-29'];
const TIMES = ['00:00', '01:30', '02:00', '02:30', '03:00', '09:00', '18:30', '23:59:30'];
const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

const some = <T>(...values: T[]) => fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 });
const shared = {
  interval: fc.constantFrom(1, 1, 2, 3),
  times: some(...TIMES),
  holidays: fc.constantFrom('run', 'skip', 'previous', 'next'),
  missingDay: fc.constantFrom('clamp', 'skip'),
  end: fc.oneof(
    fc.constant({ type: 'never' }),
    fc.integer({ min: 1, max: 9 }).map((count) => ({ type: 'count', count })),
    fc.constantFrom('2028-02-29', '2027-12-31T12:00').map((until) => ({ type: 'until', until })),
  ),
};
const dated = fc.option(fc.constantFrom(...STARTS), { nil: undefined });
const rule = fc.oneof(
  fc.record({ frequency: fc.constant('daily'), ...shared }),
  fc.record({ frequency: fc.constant('weekly'), weekdays: some(...WEEKDAYS), ...shared }),
  fc.record({ frequency: fc.constant('monthly'), monthDays: some(1, 15, 28, 29, 30, 31, -1, -30), ...shared }),
  fc.record({ frequency: fc.constant('monthly'), businessDays: some(1, 5, -1), ...shared }),
  fc.record({
    frequency: fc.constant('monthly'),
    nthWeekdays: fc
      .record({ nth: fc.constantFrom(1, 2, 5, -1), weekday: fc.constantFrom(...WEEKDAYS) })
      .map((one) => [one]),
    ...shared,
  }),
);
const byChance = fc
  .tuple(fc.constantFrom(...PLACES), rule, dated)
  .map(([zone, one, startDate]) => recurring(zone, { ...one, ...(startDate !== undefined && { startDate }) }));

let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start({ now: NOW });
});
afterAll(() => api.stop());

const status = async (): Promise<SchedulerStatus> => (await api.get('/api/scheduler')).json<SchedulerStatus>();

/** What the preview shows of them, before any of them is saved; those that would never run are left out. */
async function previewed(schedules: readonly Schedule[]): Promise<[Schedule, SchedulePreview][]> {
  const pairs: [Schedule, SchedulePreview][] = [];
  for (const schedule of schedules) {
    const answer = await api.post('/api/schedules/preview', { schedule, limit: SHOWN });
    expect([schedule, answer.status]).toEqual([schedule, 200]);
    const preview = answer.json<SchedulePreview>();
    if (preview.occurrences.length > 0) pairs.push([schedule, preview]);
  }
  return pairs;
}

/** Sets the clock to when the next job is due and lets all that is due then run. Answers that instant. */
async function runNext(): Promise<number | undefined> {
  const { nextJob } = await status();
  if (!nextJob) return undefined;
  const at = Date.parse(nextJob.scheduledTime);
  api.clock.step(at - api.clock.now());
  await api.engine.scheduler.tick();
  await api.eventually(async () => {
    const { runningJobs, nextJob: next } = await status();
    return runningJobs === 0 && (!next || Date.parse(next.scheduledTime) > at) ? true : undefined;
  });
  return at;
}

async function completedAt(at: number): Promise<Job[]> {
  const range = `from=${new Date(at).toISOString()}&to=${new Date(at + 1).toISOString()}`;
  return (await api.get(`/api/scheduler/jobs?status=completed&limit=200&${range}`)).json<Page<Job>>().items;
}

it('what the preview shows is what then runs, to the millisecond', async () => {
  const schedules = [...CHOSEN, ...fc.sample(byChance, { numRuns: 60, seed: 20_270_222 })];
  const pairs = (await previewed(schedules)).slice(0, 50);
  expect(pairs).toHaveLength(50);
  const codes = new Set(pairs.flatMap(([, { occurrences, skipped }]) => [...occurrences, ...skipped]).flatMap(notesOf));
  expect([...codes]).toEqual(
    expect.arrayContaining([
      'DST_GAP',
      'DST_OVERLAP',
      'MONTH_END',
      'HOLIDAY_MOVED',
      'HOLIDAY_SKIPPED',
      'WEEKEND_MOVED',
    ]),
  );

  const shown = new Map<string, { schedule: Schedule; at: string[] }>();
  for (const [index, [schedule, { occurrences }]] of pairs.entries()) {
    const { id } = await savedWorkflow(api, schedule, `일정 ${index}`);
    shown.set(id, { schedule, at: occurrences.map(({ at }) => at) });
  }

  const ran = new Map<string, string[]>([...shown.keys()].map((id) => [id, []]));
  const open = new Set(shown.keys());
  // What runs at once has run by now.
  for (let at: number | undefined = Date.parse(NOW); at !== undefined && open.size > 0; at = await runNext()) {
    for (const { workflowId, nominalTime } of await completedAt(at)) {
      const times = ran.get(workflowId);
      times?.push(nominalTime);
      if (times?.length !== shown.get(workflowId)?.at.length) continue;
      open.delete(workflowId);
      // One that shows fewer than five has no more to come.
      if (times?.length === SHOWN) await api.call('DELETE', `/api/workflows/${workflowId}`);
    }
  }
  for (const [id, { schedule, at }] of shown) expect([schedule, ran.get(id)]).toEqual([schedule, at]);
  expect((await status()).nextJob).toBeUndefined();
});

function notesOf({ notes }: SchedulePreview['occurrences'][number]): string[] {
  return notes.map(({ code }) => code);
}
