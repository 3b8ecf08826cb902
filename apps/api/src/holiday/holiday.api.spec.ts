import { type HolidayYear, type SchedulePreview, type Workflow } from '@jeongsi/contract';
import { DAILY_AT_9, savedWorkflow } from '../testing/samples';
import { TestApi } from '../testing/test-api';

let api: TestApi;
beforeEach(async () => {
  api = await TestApi.start();
});
afterEach(() => api.stop());

const OURS = { date: '2026-11-24', name: '창립 기념일', kind: 'company' };
const MINDFUL = { ...DAILY_AT_9, recurrence: { ...DAILY_AT_9.recurrence, holidays: 'skip' as const } };
const year = async (wanted: number) => (await api.get(`/api/holidays?year=${wanted}`)).json<HolidayYear>();
const nextOf = async ({ id }: Workflow) =>
  (await api.get(`/api/workflows/${id}`)).json<Workflow>().nextJob?.scheduledTime;

it('lists a year, whose public holidays are there from the start', async () => {
  const { items, ...rest } = await year(2026);
  expect(rest).toEqual({ year: 2026, known: true, nextCursor: null });
  expect(items).toContainEqual({ date: '2026-12-25', name: '성탄절', nameEn: 'Christmas Day', kind: 'public' });
  expect(items.map(({ date }) => date)).toEqual(items.map(({ date }) => date).sort());
  expect(await year(2040)).toEqual({ year: 2040, known: false, items: [], nextCursor: null });
});

it('adds, changes and removes a day, and moves what minds holidays', async () => {
  const workflow = await savedWorkflow(api, MINDFUL);
  const added = await api.post('/api/holidays', OURS);
  expect([added.status, added.json()]).toEqual([201, { ...OURS, movedWorkflows: 1 }]);
  expect(await nextOf(workflow)).toBe('2026-11-25T00:00:00.000Z');
  const changed = await api.call('PUT', '/api/holidays/2026-11-24', {
    name: '창사일',
    nameEn: 'Our day',
    kind: 'company',
  });
  expect([changed.status, changed.json()]).toEqual([
    200,
    { date: '2026-11-24', name: '창사일', nameEn: 'Our day', kind: 'company', movedWorkflows: 0 },
  ]);
  expect((await year(2026)).items).toContainEqual({
    date: '2026-11-24',
    name: '창사일',
    nameEn: 'Our day',
    kind: 'company',
  });
  const removed = await api.call('DELETE', '/api/holidays/2026-11-24');
  expect([removed.status, removed.json()]).toEqual([200, { movedWorkflows: 1 }]);
  expect(await nextOf(workflow)).toBe('2026-11-24T00:00:00.000Z');
});

it('says before a change which workflows it moves', async () => {
  const { id, name } = await savedWorkflow(api, MINDFUL);
  const preview = await api.post('/api/holidays/preview', { date: '2026-11-24', change: 'add' });
  const moved = { id, name, from: '2026-11-24T00:00:00.000Z', to: '2026-11-25T00:00:00.000Z' };
  expect([preview.status, preview.json()]).toEqual([200, { movedWorkflows: 1, workflows: [moved] }]);
  expect((await year(2026)).items).not.toContainEqual(OURS);
});

it('counts in previews at once', async () => {
  await api.post('/api/holidays', OURS);
  const preview = (await api.post('/api/schedules/preview', { schedule: MINDFUL, limit: 1 })).json<SchedulePreview>();
  expect(preview.occurrences.map(({ at }) => at)).toEqual(['2026-11-25T00:00:00.000Z']);
  expect(preview.skipped[0]).toMatchObject({ at: '2026-11-24T00:00:00.000Z' });
});

it.each([
  [{}, 400, ['name: REQUIRED', 'kind: REQUIRED', 'date: REQUIRED']],
  [{ ...OURS, date: '24.11.2026' }, 400, ['date: INVALID_FORMAT']],
  [{ ...OURS, kind: 'bank' }, 400, ['kind: NOT_ONE_OF']],
  [{ ...OURS, name: ' ' }, 400, ['name: TOO_SHORT']],
  [{ ...OURS, colour: 'red' }, 400, ['colour: UNKNOWN_FIELD']],
  [{ ...OURS, date: '2026-02-30' }, 422, ['date: INVALID_DATE']],
])('refuses %j', async (body, status, findings) => {
  const answer = await api.post('/api/holidays', body);
  expect([answer.status, answer.findings.sort()]).toEqual([status, [...findings].sort()]);
});

it('refuses a second holiday on a date, and changes of none', async () => {
  const again = await api.post('/api/holidays', { ...OURS, date: '2026-12-25' });
  expect([again.status, again.problem.code]).toEqual([409, 'HOLIDAY_EXISTS']);
  const { date: _, ...update } = OURS;
  expect((await api.call('PUT', '/api/holidays/2026-11-24', update)).status).toBe(404);
  expect((await api.call('DELETE', '/api/holidays/2026-11-24')).status).toBe(404);
  expect((await api.call('DELETE', '/api/holidays/christmas')).problem.code).toBe('NOT_FOUND');
  expect((await api.get('/api/holidays')).findings).toEqual(['year: REQUIRED']);
  expect((await api.get('/api/holidays?year=20')).findings).toEqual(['year: OUT_OF_RANGE']);
});
