import { type SchedulePreview } from '@jeongsi/contract';
import { DAILY_AT_9, savedWorkflow } from '../testing/samples';
import { TestApi } from '../testing/test-api';

let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.stop());

const preview = (body: object) => api.post('/api/schedules/preview', body);

it('says when it would run, in words and instants', async () => {
  const answer = await preview({ schedule: DAILY_AT_9, limit: 2 });
  expect(answer.status).toBe(200);
  expect(answer.json()).toMatchObject({
    sentence: { ko: expect.any(String), en: expect.any(String) },
    total: null,
    occurrences: [
      { at: '2026-11-24T00:00:00.000Z', localTime: '2026-11-24T09:00:00', timeZone: 'Asia/Seoul', notes: [] },
      { at: '2026-11-25T00:00:00.000Z' },
    ],
    skipped: [],
    warnings: expect.any(Array),
  });
});

it('looks at the past when asked', async () => {
  const schedule = { ...DAILY_AT_9, recurrence: { ...DAILY_AT_9.recurrence, startDate: '2020-01-01' } };
  const answer = await preview({ schedule, after: '2020-06-01T00:00:00+09:00', limit: 1 });
  expect(answer.json<SchedulePreview>().occurrences[0]?.at).toBe('2020-06-01T00:00:00.000Z');
});

it('shows five without a limit, and reads the default zone', async () => {
  const schedule = { type: 'recurring', recurrence: { frequency: 'daily', times: ['09:00'] } };
  const { occurrences } = (await preview({ schedule })).json<SchedulePreview>();
  expect(occurrences).toHaveLength(5);
  expect(occurrences[0]?.timeZone).toBe('Asia/Seoul');
});

it('answers within a second what never occurs, with a warning', async () => {
  const recurrence = {
    frequency: 'monthly',
    startDate: '2027-02-01',
    interval: 12,
    monthDays: [31],
    missingDay: 'skip',
    times: ['09:00'],
  };
  const before = performance.now();
  const answer = await preview({ schedule: { type: 'recurring', recurrence }, limit: 1_000 });
  expect(performance.now() - before).toBeLessThan(1_000);
  expect(answer.status).toBe(200);
  expect(answer.json<SchedulePreview>()).toMatchObject({ occurrences: [] });
  expect(answer.json<SchedulePreview>().warnings.length).toBeGreaterThan(0);
});

it.each([
  [{}, 400, 'schedule: REQUIRED'],
  [{ schedule: DAILY_AT_9, limit: 0 }, 400, 'limit: OUT_OF_RANGE'],
  [{ schedule: DAILY_AT_9, limit: 1_001 }, 400, 'limit: OUT_OF_RANGE'],
  [{ schedule: DAILY_AT_9, limit: '5' }, 400, 'limit: NOT_WHOLE'],
  [{ schedule: DAILY_AT_9, after: 'now' }, 400, 'after: INVALID_INSTANT'],
  [{ schedule: DAILY_AT_9, channel: 'fax' }, 400, 'channel: NOT_ONE_OF'],
  [{ schedule: DAILY_AT_9, zone: 'UTC' }, 400, 'zone: UNKNOWN_FIELD'],
])('refuses %j', async (body, status, finding) => {
  const answer = await preview(body);
  expect([answer.status, answer.findings]).toEqual([status, [finding]]);
});

it('names the field of a schedule that makes no sense', async () => {
  const answer = await preview({ schedule: { ...DAILY_AT_9, timeZone: 'Mars/Olympus' } });
  expect([answer.status, answer.problem.errors?.[0]?.path]).toEqual([422, 'schedule.timeZone']);
});

it('warns of others that run at the same time, and not of the workflow itself', async () => {
  const { id } = await savedWorkflow(api);
  const codes = async (own: object) =>
    (await preview({ schedule: DAILY_AT_9, ...own })).json<SchedulePreview>().warnings.map(({ code }) => code);
  expect(await codes({})).toContain('COLLISION');
  expect(await codes({ workflowId: id })).not.toContain('COLLISION');
});

it('keeps the road open for channels that come later: nothing is sent here', async () => {
  const answer = await preview({ schedule: DAILY_AT_9, channel: 'sms', purpose: 'advertising' });
  expect(answer.status).toBe(200);
});
