import { ProgressMeter } from './progress-meter';

it('knows no speed from one look', () => {
  const meter = new ProgressMeter();
  expect(meter.ratePerSecond).toBe(0);
  meter.note(1_000, 50);
  expect(meter.ratePerSecond).toBe(0);
});

it('counts the last five seconds only', () => {
  const meter = new ProgressMeter();
  // 100 a second for ten seconds, then 20 a second.
  for (let at = 0; at <= 10_000; at += 500) meter.note(at, at / 10);
  expect(meter.ratePerSecond).toBe(100);
  for (let at = 10_500; at <= 15_000; at += 500) meter.note(at, 1_000 + (at - 10_000) / 50);
  expect(meter.ratePerSecond).toBe(20);
});

it('falls to 0 when nothing moves, and never below', () => {
  const meter = new ProgressMeter();
  for (let at = 0; at <= 1_000; at += 500) meter.note(at, at);
  for (let at = 1_500; at <= 6_000; at += 500) meter.note(at, 1_000);
  expect(meter.ratePerSecond).toBe(0);
  // Somebody sends an unknown one again: one fewer is settled.
  meter.note(6_500, 999);
  expect(meter.ratePerSecond).toBe(0);
});
