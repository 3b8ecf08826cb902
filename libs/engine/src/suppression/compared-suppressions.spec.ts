import { type Channel } from '../channel/channel';
import { MemoryStore } from '../testing/memory-store';
import { TypedChannel } from '../workflow/testing/typed-channel';
import { addressForm } from './address-form';
import { ComparedSuppressions } from './compared-suppressions';

class PhoneChannel extends TypedChannel {
  override readonly channel = 'sms';
  readonly asked: string[] = [];
  override normaliseAddress(raw: string): string | undefined {
    this.asked.push(raw);
    return super.normaliseAddress(raw);
  }
}

let store: MemoryStore;
let phone: PhoneChannel;
let suppressions: ComparedSuppressions;
beforeEach(async () => {
  store = new MemoryStore();
  phone = new PhoneChannel();
  suppressions = new ComparedSuppressions(store.suppressions, addressForm(new Map<string, Channel>([['sms', phone]])));
  await store.unitOfWork.write(async (tx) => {
    const of = (address: string) => ({ id: address, address, scope: 'all' as const, createdAt: 0 });
    await store.suppressions.insert(tx, [of('01012345678'), of('kim@example.com')]);
  });
});

it('finds a person however the address is written, and answers it as it was asked for', async () => {
  const asked = ['010-1234-5678', '010 9999 9999', 'kim@example.com', 'customer 7'];
  expect(await suppressions.findAmong(asked, ['all'])).toEqual(new Set(['010-1234-5678', 'kim@example.com']));
  await store.unitOfWork.write(async (tx) => {
    expect(await suppressions.among(tx, asked, ['all'])).toEqual(new Set(['010-1234-5678', 'kim@example.com']));
  });
});

it('answers every spelling of the same one', async () => {
  const asked = ['010-1234-5678', '01012345678'];
  expect(await suppressions.findAmong(asked, ['all'])).toEqual(new Set(asked));
});

it('keeps to the scopes', async () => {
  expect(await suppressions.findAmong(['010-1234-5678'], ['advertising'])).toEqual(new Set());
});

it('spends no time on what is in its form already', async () => {
  await suppressions.findAmong(['01012345678', 'kim@example.com', 'a.b+c@x-y.co.kr'], ['all']);
  expect(phone.asked).toEqual([]);
});
