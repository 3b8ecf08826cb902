/** How long to wait before the next try of a delivery: about 1, 4 and 16 s, ±20 %. `failures` counts from 1. */
export function deliveryBackoffMs(failures: number, random: () => number): number {
  return backoffMs(1_000, 4, failures, random);
}

/** How long to wait before the next attempt at a job: about 5, 25 and 125 s, ±20 %. `failures` counts from 1. */
export function jobBackoffMs(failures: number, random: () => number): number {
  return backoffMs(5_000, 5, failures, random);
}

/** Longer waits help nobody: the operator has looked by then. */
const LONGEST_MS = 15 * 60_000;

function backoffMs(first: number, factor: number, failures: number, random: () => number): number {
  const wait = Math.min(first * factor ** (failures - 1), LONGEST_MS);
  return Math.round(wait * (0.8 + 0.4 * random()));
}
