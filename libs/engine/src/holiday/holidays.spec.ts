import { type ScheduleInput } from '../schedule';
import { daily, World } from '../testing';
import { type Holiday } from './calendar';
import { seedHolidays } from './seed-holidays';

// A Monday noon in Seoul.
const NOW = '2026-11-23T03:00:00.000Z';
const nine = (date: string) => Date.parse(`${date}T00:00:00Z`);
const day = (date: string, kind: Holiday['kind'] = 'company'): Holiday => ({
  date,
  name: { ko: '창립 기념일', en: 'Founding day' },
  kind,
});

function businessDaily(holidays: 'skip' | 'run' = 'skip'): ScheduleInput {
  return { type: 'recurring', recurrence: { frequency: 'daily', times: ['09:00'], holidays } };
}

let world: World;
beforeEach(async () => {
  world = await World.start({ now: NOW });
});

const add = async (holiday: Holiday) => {
  const outcome = await world.engine.holidays.add(holiday);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.value;
};
const planned = async (workflowId: string) =>
  (await world.jobsOf(workflowId)).find((job) => job.planned)?.scheduledTime;

describe('holidays', () => {
  it('begin with the public ones', async () => {
    const { holidays, known } = await world.engine.holidays.list(2026);
    expect(known).toBe(true);
    expect(holidays).toContainEqual({
      date: '2026-12-25',
      name: { ko: '성탄절', en: 'Christmas Day' },
      kind: 'public',
    });
    expect(await world.engine.holidays.list(2040)).toEqual({ holidays: [], known: false });
  });

  it('move the plans that they touch, and say how many', async () => {
    const touched = await world.save(businessDaily());
    const unmindful = await world.save(businessDaily('run'));
    const other = await world.save({ type: 'scheduled', at: '2026-11-24T09:00' });
    expect((await add(day('2026-11-24'))).movedWorkflows).toBe(1);
    expect(await planned(touched.id)).toBe(nine('2026-11-25'));
    expect(await planned(unmindful.id)).toBe(nine('2026-11-24'));
    expect(await planned(other.id)).toBe(nine('2026-11-24'));
    const removed = await world.engine.holidays.remove('2026-11-24');
    expect(removed).toMatchObject({ ok: true, value: { movedWorkflows: 1, before: day('2026-11-24') } });
    expect(await planned(touched.id)).toBe(nine('2026-11-24'));
  });

  it('count for previews, for what is planned next, and leave a row that says so', async () => {
    const { id } = await world.save(businessDaily());
    await add(day('2026-11-24'));
    await world.clock.advance(nine('2026-11-25') - world.clock.now() + 100);
    await world.clock.advance(1_000);
    const jobs = await world.jobsOf(id);
    expect(jobs.map(({ status, reason, nominalTime }) => [status, reason, nominalTime])).toEqual([
      ['skipped', 'holiday', nine('2026-11-24')],
      ['completed', undefined, nine('2026-11-25')],
      ['pending', undefined, nine('2026-11-26')],
    ]);
  });

  it('leave alone what a person moved, and what is paused', async () => {
    const moved = await world.save(businessDaily());
    const [job] = await world.jobsOf(moved.id);
    await world.engine.jobs.move(job?.id ?? '', nine('2026-11-24') + 3_600_000);
    const paused = await world.save(businessDaily());
    await world.engine.workflows.pause(paused.id);
    expect((await add(day('2026-11-24'))).movedWorkflows).toBe(0);
    expect(await planned(moved.id)).toBe(nine('2026-11-24') + 3_600_000);
    await world.engine.workflows.resume(paused.id);
    expect(await planned(paused.id)).toBe(nine('2026-11-25'));
  });

  it('end a rule that has nowhere left to go, with a row', async () => {
    const until = {
      frequency: 'daily',
      times: ['09:00'],
      holidays: 'skip',
      end: { type: 'until', until: '2026-11-24' },
    };
    const { id } = await world.save({ type: 'recurring', recurrence: until } as ScheduleInput);
    expect((await add(day('2026-11-24'))).movedWorkflows).toBe(1);
    const jobs = await world.jobsOf(id);
    expect(jobs.map(({ status, reason, planned: isPlanned }) => [status, reason, isPlanned])).toEqual([
      ['skipped', 'holiday', false],
    ]);
  });

  it('do not bring back an occurrence that was cancelled', async () => {
    const { id } = await world.save(businessDaily());
    const [first] = await world.jobsOf(id);
    await world.engine.jobs.cancel(first?.id ?? '');
    expect(await planned(id)).toBe(nine('2026-11-25'));
    await add(day('2026-11-25'));
    expect(await planned(id)).toBe(nine('2026-11-26'));
  });

  it('wake the scheduler for what became due sooner', async () => {
    await add(day('2026-11-24'));
    const { id } = await world.save(businessDaily());
    expect(await planned(id)).toBe(nine('2026-11-25'));
    await world.engine.holidays.remove('2026-11-24');
    await world.clock.advance(nine('2026-11-24') - world.clock.now() + 50);
    expect((await world.jobsOf(id))[0]).toMatchObject({ status: 'completed', nominalTime: nine('2026-11-24') });
  });

  it('foresee without changing anything', async () => {
    const { id } = await world.save(businessDaily());
    expect(await world.engine.holidays.foresee('2026-11-24', 'add')).toEqual({
      ok: true,
      value: [{ id, name: 'Newsletter', from: nine('2026-11-24'), to: nine('2026-11-25') }],
    });
    expect(await world.engine.holidays.foresee('2026-12-25', 'remove')).toEqual({ ok: true, value: [] });
    expect(await planned(id)).toBe(nine('2026-11-24'));
    expect((await world.engine.holidays.list(2026)).holidays).not.toContainEqual(day('2026-11-24'));
  });

  it('are refused when they are no dates, twice on a date, or not there', async () => {
    const { holidays } = world.engine;
    expect(await holidays.add(day('2026-02-30'))).toMatchObject({ refusal: { issues: [{ code: 'INVALID_DATE' }] } });
    expect(await holidays.add(day('2026-12-25'))).toMatchObject({ refusal: { code: 'HOLIDAY_EXISTS' } });
    expect(await holidays.update(day('2026-11-24'))).toMatchObject({ refusal: { kind: 'not-found' } });
    expect(await holidays.remove('2026-11-24')).toMatchObject({ refusal: { kind: 'not-found' } });
  });

  it('change nothing when nothing can be written', async () => {
    const { id } = await world.save(businessDaily());
    world.store.breakDown();
    await expect(world.engine.holidays.add(day('2026-11-24'))).rejects.toMatchObject({ reason: 'full' });
    world.store.repair();
    const preview = await world.engine.previewSchedule({ schedule: businessDaily(), limit: 1 });
    expect(preview).toMatchObject({ value: { occurrences: [{ at: nine('2026-11-24') }] } });
    expect(await planned(id)).toBe(nine('2026-11-24'));
  });

  it('come after one another, however many are asked for at once', async () => {
    const { id } = await world.save(businessDaily());
    await Promise.all(['2026-11-24', '2026-11-25', '2026-11-26'].map((date) => add(day(date))));
    expect(await planned(id)).toBe(nine('2026-11-27'));
  });

  it('are followed by every plan after a crash in the middle of a change', async () => {
    const { id } = await world.save(businessDaily());
    const before = await world.store.holidays.all();
    await world.store.unitOfWork.write(async (tx) => {
      await world.store.holidays.insert(tx, [day('2026-11-24')]);
      await world.store.settings.set(tx, 'holidays.before', before);
    });
    await world.boot();
    expect(await planned(id)).toBe(nine('2026-11-25'));
    expect(await world.store.settings.get('holidays.before')).toBeUndefined();
  });
});

describe('the public holidays of newer data', () => {
  it('are added once; what was removed, edited or taken by a day of our own stays as it is', async () => {
    const { store } = world;
    await world.engine.holidays.remove('2026-12-25');
    await world.engine.holidays.update(day('2026-10-09', 'public'));
    await add(day('2028-01-03'));
    const { id } = await world.save(businessDaily());
    const newer = [
      { ...day('2026-12-25', 'public') },
      { ...day('2026-10-09', 'public'), name: { ko: '한글날', en: 'Hangul Day' } },
      { ...day('2028-01-03', 'public') },
      { ...day('2026-11-24', 'public') },
    ];
    await seedHolidays(store, newer);
    await seedHolidays(store, newer);
    const all = new Map((await store.holidays.all()).map((holiday) => [holiday.date, holiday]));
    expect(all.has('2026-12-25')).toBe(false);
    expect(all.get('2026-10-09')?.name.ko).toBe('창립 기념일');
    expect(all.get('2028-01-03')?.kind).toBe('company');
    await world.boot();
    expect(await planned(id)).toBe(nine('2026-11-25'));
  });

  it('are no concern of workflows without a holiday rule', async () => {
    const { id } = await world.save(daily('09:00'));
    await add(day('2026-11-24'));
    expect(await planned(id)).toBe(nine('2026-11-24'));
  });
});
