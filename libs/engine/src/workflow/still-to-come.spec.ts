import { type ScheduleInput, type SchedulePreview } from '../schedule';
import { daily, World } from '../testing';

const NOW = '2026-11-23T03:00:00.000Z'; // noon in Seoul
const DAY_MS = 86_400_000;

let world: World;
beforeEach(async () => {
  world = await World.start({ now: NOW });
});

async function asked(schedule: ScheduleInput, workflowId: string): Promise<SchedulePreview> {
  const result = await world.engine.previewSchedule({ schedule, workflowId, limit: 3 });
  if (!result.ok) throw new Error('refused');
  return result.value;
}

const times = ({ occurrences }: SchedulePreview) => occurrences.map(({ localTime }) => localTime.slice(5, 16));
const codes = ({ warnings }: SchedulePreview) => warnings.map(({ code }) => code);

it.each<ScheduleInput>([
  { type: 'immediate' },
  { type: 'delayed', delay: { amount: 1, unit: 'minutes' } },
  { type: 'scheduled', at: '2026-11-23T12:01' },
])('names nothing of what ran once: $type', async (schedule) => {
  const { id, definition } = await world.save(schedule);
  await world.pass(61_000);
  const shown = await asked(schedule, id);
  expect([times(shown), codes(shown)]).toEqual([[], ['FINISHED']]);

  // And that is what saving it again does.
  await world.engine.workflows.update(id, { ...definition, name: 'Mended' }, 'active');
  await world.pass(61_000);
  expect(await world.jobsOf(id)).toHaveLength(1);
});

it('counts a delay from when it was saved, not from now', async () => {
  const schedule: ScheduleInput = { type: 'delayed', delay: { amount: 2, unit: 'hours' } };
  const { id } = await world.save(schedule);
  await world.pass(3_600_000, 60_000);
  expect(times(await asked(schedule, id))).toEqual(['11-23T14:00']);
});

it('begins anew with another schedule, and with a draft', async () => {
  const { id } = await world.save({ type: 'immediate' });
  expect(times(await asked({ type: 'delayed', delay: { amount: 1, unit: 'hours' } }, id))).toEqual(['11-23T13:00']);
  const copy = await world.engine.workflows.duplicate(id);
  if (!copy.ok) throw new Error('refused');
  expect(times(await asked({ type: 'immediate' }, copy.value.id))).toEqual(['11-23T12:00']);
});

it('shows a moved job where it was moved to, and a cancelled one not at all', async () => {
  const { id } = await world.save(daily('09:00'));
  const [first] = await world.jobsOf(id);
  await world.engine.jobs.move(first?.id ?? '', Date.parse(NOW) + 3 * DAY_MS);
  const second = (await world.jobsOf(id)).find(({ planned }) => planned);
  await world.engine.jobs.cancel(second?.id ?? '');
  const shown = await asked(daily('09:00'), id);
  expect(times(shown)).toEqual(['11-26T09:00', '11-26T12:00', '11-27T09:00']);
  expect(shown.occurrences[1]?.notes).toEqual([{ code: 'RESCHEDULED', params: { from: '2026-11-24T09:00:00' } }]);

  await world.engine.workflows.pause(id);
  // Resumed it would not run what was cancelled, either.
  expect(times(await asked(daily('09:00'), id))).toEqual(['11-26T09:00', '11-27T09:00', '11-28T09:00']);
});
