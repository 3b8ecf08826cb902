/** Milliseconds since the epoch, UTC. Inside the engine every instant is one; text exists only at the edges. */
export type Instant = number;

/** Calls a timer off; harmless when it already fired. */
export type CancelTimer = () => void;

/** Where now comes from, and who wakes us. Injected everywhere, so that tests can travel in time. */
export abstract class Clock {
  /** The present instant. May step back when the machine's clock is corrected. */
  abstract now(): Instant;
  /** Milliseconds that only ever grow, for durations: time-outs, backoff, leases. */
  abstract monotonic(): number;
  /** Calls `ring` once after about `ms` milliseconds, at most 2^31 - 1 (longer ones would fire at once). */
  abstract timer(ms: number, ring: () => void): CancelTimer;
}

/** The machine's own clock. */
export class SystemClock extends Clock {
  override now(): Instant {
    return Date.now();
  }

  override monotonic(): number {
    return performance.now();
  }

  override timer(ms: number, ring: () => void): CancelTimer {
    const handle = setTimeout(ring, ms);
    return () => clearTimeout(handle);
  }
}
