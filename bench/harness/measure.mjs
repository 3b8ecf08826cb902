/** What every subject is measured with, so that they are all measured alike. */

/** Counts to `total`. */
export function counter(total) {
  let seen = 0;
  let done;
  const reached = new Promise((resolve) => (done = resolve));
  const count = () => {
    seen += 1;
    if (seen === total) done();
  };
  return { count, reached };
}

/** `jobs` instants, spread at random over `windowMs`, the first `leadMs` from now. Always the same spread. */
export function randomDelays(jobs, windowMs, leadMs) {
  const random = seeded(42);
  const from = Date.now() + leadMs;
  return Array.from({ length: jobs }, () => Math.floor(from + random() * windowMs));
}

/** Collects how late each of `total` jobs starts. */
export function lateness(total) {
  const delays = [];
  const all = counter(total);
  return {
    started(due) {
      delays.push(preciseNow() - due);
      all.count();
    },
    /** Resolves when all have started; gives up 20 s after `untilLastMs` from now. */
    async result(untilLastMs = 0) {
      let timer;
      const patience = new Promise((resolve) => (timer = setTimeout(resolve, untilLastMs + 20_000)));
      await Promise.race([all.reached, patience]);
      clearTimeout(timer);
      return {
        p50: percentile(delays, 0.5),
        p99: percentile(delays, 0.99),
        max: Math.max(...delays),
        early: delays.filter((delay) => delay < 0).length,
        lost: total - delays.length,
      };
    },
  };
}

/** Times `read` one call after the other, for two seconds or 500 calls. */
export async function readTimes(read) {
  for (let warm = 0; warm < 20; warm += 1) await read();
  const times = [];
  const deadline = performance.now() + 2000;
  while (times.length < 500 && performance.now() < deadline) {
    const startedAt = performance.now();
    await read();
    times.push(performance.now() - startedAt);
  }
  return { p50: percentile(times, 0.5), p99: percentile(times, 0.99) };
}

export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export function median(values) {
  return percentile(values, 0.5);
}

export function sleepUntil(instant) {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, instant - Date.now())));
}

/** Milliseconds since the epoch with their fraction: whole ones would hide half of what a prompt start takes. */
export function preciseNow() {
  return performance.timeOrigin + performance.now();
}

/** Mulberry32: small, and random enough to spread instants. */
function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
