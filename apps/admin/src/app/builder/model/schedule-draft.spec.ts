import { unshownOfAt } from './schedule-draft';

it.each([
  ['2026-12-01T09:00', ''],
  ['2026-12-01T09:00:30', ':30'],
  ['2026-12-01T09:00:30+09:00', ':30+09:00'],
  ['2026-12-01T00:00Z', 'Z'],
  ['2026-12-01T오후 세시 반', ''],
])('the fields do not show of %s: %j', (at, rest) => {
  expect(unshownOfAt(at)).toBe(rest);
});
