import { type ScheduleInput, type Warning } from '../schedule';
import { daily, World } from '../testing';
import { type WorkflowRecord } from './workflow';

const NOW = '2026-11-23T01:00:00.000Z'; // Monday, 10:00 in Seoul
const WEEKLY: ScheduleInput = {
  type: 'recurring',
  recurrence: { frequency: 'weekly', weekdays: ['TH'], times: ['18:00:40'] },
};

let world: World;
beforeEach(async () => {
  world = await World.start({ now: NOW, slots: 0 });
});

async function collision(schedule: ScheduleInput, own?: WorkflowRecord, limit = 5): Promise<Warning | undefined> {
  const question = { schedule, limit, ...(own && { workflowId: own.id }) };
  const preview = await world.engine.previewSchedule(question);
  if (!preview.ok) throw new Error(JSON.stringify(preview.issues));
  return preview.value.warnings.find(({ code }) => code === 'COLLISION');
}

const collides = (count: number, at: string): Warning => ({ code: 'COLLISION', level: 'warn', params: { count, at } });

it('counts other workflows that run in the same minute, and tells when the first does', async () => {
  await world.save(daily('18:00'));
  await world.save(WEEKLY);
  await world.save({ type: 'scheduled', at: '2026-11-24T18:00:59' });
  await world.save(daily('18:01'));
  await world.save(daily('17:59'));
  await world.save({ type: 'scheduled', at: '2026-12-24T18:00' });
  expect(await collision(daily('18:00:30'))).toEqual(collides(3, '2026-11-23T09:00:30.000Z'));
  expect(await collision(daily('09:00'))).toBeUndefined();
});

it('finds what lies behind the planned job, in its own zone', async () => {
  await world.save({ ...WEEKLY, timeZone: 'America/New_York' } as ScheduleInput); // Friday, 08:00:40 in Seoul
  expect(await collision({ type: 'scheduled', at: '2026-12-25T08:00' })).toEqual(
    collides(1, '2026-12-24T23:00:00.000Z'),
  );
  expect(await collision({ type: 'scheduled', at: '2026-12-24T08:00' })).toBeUndefined();
});

it('goes by where the clock put it on the day of a clock change', async () => {
  const recurrence = { frequency: 'daily', times: ['02:30'] } as const;
  await world.save({ type: 'recurring', timeZone: 'America/New_York', recurrence });
  const at = (time: string) => ({ type: 'scheduled', at: time, timeZone: 'America/New_York' }) as const;
  expect(await collision(at('2027-03-14T03:30'))).toEqual(collides(1, '2027-03-14T07:30:00.000Z'));
  expect(await collision(at('2027-03-15T03:30'))).toBeUndefined();
});

it('leaves out the workflow itself, and what will not run', async () => {
  const own = await world.save(daily('18:00'));
  const paused = await world.save(daily('18:00'));
  await world.engine.workflows.pause(paused.id);
  const archived = await world.save(daily('18:00'));
  await world.engine.workflows.archive(archived.id);
  const holidays = { frequency: 'daily', times: ['18:00'], holidays: 'skip', startDate: '2026-12-25' } as const;
  const ended = { ...holidays, end: { type: 'until', until: '2026-12-26' } } as const;
  await world.save({ type: 'recurring', recurrence: ended });
  expect(await collision(daily('18:00'), own)).toBeUndefined();
  expect(await collision({ type: 'scheduled', at: '2026-12-25T18:00' }, own)).toBeUndefined();
  expect(await collision({ type: 'scheduled', at: '2026-12-26T18:00' }, own)).toEqual(
    collides(1, '2026-12-26T09:00:00.000Z'),
  );
});

it('goes by the job where it was moved', async () => {
  const { id } = await world.save(daily('18:00'));
  const job = await world.firstJobOf(id);
  const at = Date.parse('2026-11-23T08:00:00.000Z');
  await world.engine.jobs.move(job.id, at);
  expect(await collision({ type: 'scheduled', at: '2026-11-23T18:00' })).toBeUndefined();
  expect(await collision({ type: 'scheduled', at: '2026-11-23T17:00' })).toEqual(
    collides(1, '2026-11-23T08:00:00.000Z'),
  );
});

it('asks of the first five alone, and not of the past', async () => {
  await world.save({ type: 'scheduled', at: '2026-11-28T18:00' });
  expect(await collision(daily('18:00'), undefined, 9)).toBeUndefined();
  await world.save({ type: 'scheduled', at: '2026-11-27T18:00' });
  expect(await collision(daily('18:00'), undefined, 9)).toEqual(collides(1, '2026-11-27T09:00:00.000Z'));
});

it('stands before what is only worth knowing', async () => {
  await world.save(daily('18:00'));
  const preview = await world.engine.previewSchedule({ schedule: daily('18:00'), limit: 5 });
  expect(preview).toMatchObject({ value: { warnings: [{ code: 'COLLISION' }, { code: 'NO_END' }] } });
});

it('knows when a rule has run as often as it may', async () => {
  const recurrence = { frequency: 'daily', times: ['18:00'], end: { type: 'count', count: 3 } } as const;
  await world.save({ type: 'recurring', recurrence });
  expect(await collision({ type: 'scheduled', at: '2026-11-25T18:00' })).toEqual(
    collides(1, '2026-11-25T09:00:00.000Z'),
  );
  expect(await collision({ type: 'scheduled', at: '2026-11-26T18:00' })).toBeUndefined();
});

it('gives up in time, whatever there is', async () => {
  for (let count = 0; count < 120; count += 1) await world.save(daily('18:00'));
  const monotonic = jest.spyOn(world.clock, 'monotonic');
  const askedWith = async (msPerLook: number): Promise<unknown> => {
    const before = monotonic.mock.calls.length;
    monotonic.mockImplementation(() => (monotonic.mock.calls.length - before) * msPerLook);
    return (await collision({ type: 'scheduled', at: '2026-12-24T18:00' }))?.params['count'];
  };
  expect(await askedWith(1)).toBe(120);
  expect(await askedWith(5)).toBeLessThan(100);
});
