import { type Channel } from '../channel/channel';
import { FakeClock } from '../testing/fake-clock';
import { MemoryStore } from '../testing/memory-store';
import { TypedChannel } from '../workflow/testing/typed-channel';
import { addressForm } from './address-form';
import { Suppressions } from './suppressions';

class PhoneChannel extends TypedChannel {
  override readonly channel = 'sms';
}
class EmailChannel extends TypedChannel {
  override readonly channel = 'email';
  override normaliseAddress(raw: string): string | undefined {
    return raw.includes('@') ? raw.trim().toLowerCase() : undefined;
  }
}
/** Takes anything, as the outbox does. */
class AnyChannel extends TypedChannel {
  override readonly channel = 'outbox';
  override normaliseAddress(raw: string): string | undefined {
    return raw;
  }
}

let store: MemoryStore;
let suppressions: Suppressions;
beforeEach(() => {
  store = new MemoryStore();
  suppressions = new Suppressions({
    ...store,
    clock: new FakeClock('2026-11-23T03:00:00.000Z'),
    form: addressForm(
      new Map(
        [new AnyChannel(), new PhoneChannel(), new EmailChannel()].map((one): [string, Channel] => [one.channel, one]),
      ),
    ),
  });
});

const add = async (address: string, scope: 'advertising' | 'all' = 'advertising') => {
  const outcome = await suppressions.add({ address, scope });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.value;
};
const addresses = async (search?: string) =>
  (await suppressions.list(search === undefined ? {} : { search }, { limit: 10 })).items.map(({ address }) => address);

it('keeps addresses as the channels compare them', async () => {
  await add(' Kim@Example.com ');
  await add('010-1234 5678');
  expect(await addresses()).toEqual(['01012345678', 'kim@example.com']);
});

it('leaves what is there as it is, with its reason', async () => {
  const first = await suppressions.add({ address: '010', scope: 'all', reason: 'by phone' });
  expect(first).toMatchObject({ value: { state: 'added' } });
  const again = await suppressions.add({ address: '0-1-0', scope: 'all', reason: 'by mail' });
  expect(again).toMatchObject({ value: { state: 'known', suppression: { reason: 'by phone' } } });
  expect((await add('010', 'advertising')).state).toBe('added');
});

it('refuses what is no address, although some channels would take it', async () => {
  expect(await suppressions.add({ address: 'customer seven', scope: 'all' })).toMatchObject({
    refusal: { issues: [{ path: 'address', code: 'INVALID_ADDRESS' }] },
  });
});

it('is found by part of the address, and by a whole one however it is written', async () => {
  await add('kim@example.com');
  await add('01012345678');
  expect(await addresses('example')).toEqual(['kim@example.com']);
  expect(await addresses('010-1234-5678')).toEqual(['01012345678']);
});

it('is removed', async () => {
  const { suppression } = await add('010');
  expect(await suppressions.remove(suppression.id)).toBe(true);
  expect(await suppressions.remove(suppression.id)).toBe(false);
  expect(await addresses()).toEqual([]);
});

it('writes alongside only what it added', async () => {
  const written: string[] = [];
  const alongside = async (_: unknown, { state }: { state: string }) => void written.push(state);
  await suppressions.add({ address: '010', scope: 'all' }, alongside);
  await suppressions.add({ address: '010', scope: 'all' }, alongside);
  expect(written).toEqual(['added']);
});
