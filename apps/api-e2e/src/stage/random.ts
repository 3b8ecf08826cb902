/** Random numbers in [0, 1) that can be had again: name the seed that a failed run printed in `JEONGSI_E2E_SEED`. */
export function seededRandom(): { seed: number; next: () => number } {
  const seed = Number(process.env['JEONGSI_E2E_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
  let state = seed >>> 0;
  // mulberry32
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { seed, next };
}
