import { FakeClock } from '@jeongsi/engine/testing';
import { WrongKeyThrottle } from './wrong-key-throttle';

function throttled() {
  const clock = new FakeClock('2026-11-23T01:00:00Z');
  return { clock, throttle: new WrongKeyThrottle(clock) };
}

it('doubles the pause up to a minute', async () => {
  const { clock, throttle } = throttled();
  const waits = [];
  for (let time = 0; time < 13; time += 1) {
    const wait = throttle.wrongKeyFrom('203.0.113.7');
    waits.push(wait);
    await clock.advance(wait * 1_000);
  }
  expect(waits).toEqual([0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]);
});

it('does not make the pause longer for tries during it', async () => {
  const { clock, throttle } = throttled();
  for (let time = 0; time < 50; time += 1) throttle.wrongKeyFrom('203.0.113.7');
  expect(throttle.wrongKeyFrom('203.0.113.7')).toBe(1);
  await clock.advance(1_000);
  expect(throttle.wrongKeyFrom('203.0.113.7')).toBe(2);
});

it('forgives after a quarter of an hour', async () => {
  const { clock, throttle } = throttled();
  for (let time = 0; time < 5; time += 1) throttle.wrongKeyFrom('203.0.113.7');
  await clock.advance(15 * 60_000 + 1);
  expect(throttle.wrongKeyFrom('203.0.113.7')).toBe(0);
});

it('takes a network of IPv6 for one address', () => {
  const { throttle } = throttled();
  for (let host = 1; host < 5; host += 1) throttle.wrongKeyFrom(`2001:db8:1:2::${host}`);
  expect(throttle.wrongKeyFrom('2001:db8:1:2::99')).toBe(1);
  expect(throttle.wrongKeyFrom('2001:db8:1:3::1')).toBe(0);
});

it('remembers ten thousand addresses and no more', () => {
  const { throttle } = throttled();
  for (let time = 0; time < 5; time += 1) throttle.wrongKeyFrom('203.0.113.7');
  for (let n = 0; n < 10_000; n += 1) throttle.wrongKeyFrom(`10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`);
  expect(throttle.wrongKeyFrom('203.0.113.7')).toBe(0);
});
