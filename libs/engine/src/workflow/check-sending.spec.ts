import { checkSending } from './check-sending';
import { type SendingInput } from './workflow';

const found = (sending: SendingInput | undefined) => checkSending(sending).map(({ path, code }) => `${path}: ${code}`);
const window = (from: string, to: string) => ({ window: { from, to, outside: 'hold' as const } });

it.each([
  undefined,
  {},
  { ratePerMinute: 1, concurrency: 1, stopAfterFailures: 1 },
  window('09:00', '18:00'),
  window('22:00', '06:00'),
  window('00:00', '23:59'),
])('takes %j', (sending) => {
  expect(found(sending)).toEqual([]);
});

it.each([
  [{ ratePerMinute: 0 }, 'ratePerMinute: OUT_OF_RANGE'],
  [{ ratePerMinute: 0.5 }, 'ratePerMinute: OUT_OF_RANGE'],
  [{ stopAfterFailures: 0 }, 'stopAfterFailures: OUT_OF_RANGE'],
  [{ concurrency: -1 }, 'concurrency: OUT_OF_RANGE'],
  [window('9:00', '18:00'), 'window.from: INVALID_TIME'],
  [window('09:00', '24:00'), 'window.to: INVALID_TIME'],
  [window('09:00', '18:60'), 'window.to: INVALID_TIME'],
  [window('09:00', '09:00'), 'window.to: EMPTY_WINDOW'],
])('refuses %j', (sending, finding) => {
  expect(found(sending)).toEqual([finding]);
});
