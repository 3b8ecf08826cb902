import { type Channel } from '../channel/channel';
import { koreanHolidays } from '../holiday';
import { type Purpose } from '../purpose/purpose';
import { daily } from '../testing';
import { FakeClock } from '../testing/fake-clock';
import { MemoryStore } from '../testing/memory-store';
import { previewScheduleFor } from './preview-schedule';
import { TypedChannel } from './testing/typed-channel';

class ExemptChannel extends TypedChannel {
  override readonly channel = 'exempt';
  override readonly nightRule = 'exempt';
}

const channels = new Map([new TypedChannel(), new ExemptChannel()].map((one): [string, Channel] => [one.channel, one]));

async function warnings(purpose: Purpose, channel: string | undefined): Promise<string[]> {
  const clock = new FakeClock('2026-11-23T03:00:00.000Z');
  const { jobs, workflows } = new MemoryStore();
  const result = await previewScheduleFor(
    { schedule: daily('21:10'), purpose, limit: 2, ...(channel !== undefined && { channel }) },
    { clock, jobs, workflows, calendar: koreanHolidays(), timeZone: 'Asia/Seoul', channels },
  );
  if (!result.ok) throw new Error('refused');
  return result.value.warnings.map(({ code }) => code).filter((code) => code !== 'NO_END');
}

it('asks the channel whether the night is quiet for advertisements', async () => {
  expect(await warnings('advertising', 'typed')).toEqual(['QUIET_AD']);
  expect(await warnings('advertising', 'exempt')).toEqual([]);
  expect(await warnings('informational', 'typed')).toEqual([]);
});

it('is careful while there is no channel, or an unknown one', async () => {
  expect(await warnings('advertising', undefined)).toEqual(['QUIET_AD']);
  expect(await warnings('advertising', 'fax')).toEqual(['QUIET_AD']);
});
