import { runsIntoNight } from './night';

const seoul = (time: string) => Date.parse(`2026-11-22T${time}:00+09:00`);

it.each([
  ['20:30', 40 * 60, true],
  ['20:30', 30 * 60, false],
  ['20:30', 60, false],
  ['09:00', 13 * 3_600, true],
  ['21:10', 3_600, false],
  ['03:00', 3_600, false],
])('a run from %s for %d s goes on into the night: %s', (time, seconds, into) => {
  expect(runsIntoNight(seoul(time), seconds)).toBe(into);
});
