import { Clock, type CancelTimer, type Instant } from '../instant';

/** A clock that moves only when told to. Timers ring in order while it is advanced. */
export class FakeClock extends Clock {
  #now: Instant;
  #monotonic = 0;
  #timers: { at: number; ring: () => void }[] = [];

  constructor(start: Instant | string) {
    super();
    this.#now = typeof start === 'string' ? Date.parse(start) : start;
  }

  override now(): Instant {
    return this.#now;
  }

  override monotonic(): number {
    return this.#monotonic;
  }

  override timer(ms: number, ring: () => void): CancelTimer {
    const entry = { at: this.#monotonic + Math.max(0, ms), ring };
    this.#timers.push(entry);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== entry);
    };
  }

  /** Lets `ms` pass, ringing every timer at its time and letting the work it starts go on before the next one. */
  async advance(ms: number): Promise<void> {
    const end = this.#monotonic + ms;
    for (;;) {
      await settle();
      const next = this.#timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#pass(Math.max(0, next.at - this.#monotonic));
      this.#timers = this.#timers.filter((other) => other !== next);
      next.ring();
    }
    this.#pass(end - this.#monotonic);
    await settle();
  }

  /** Corrects the wall clock without any time passing, as NTP does. */
  step(ms: number): void {
    this.#now += ms;
  }

  /** How many timers are still waiting: a test that ends with one has leaked it. */
  get waitingTimers(): number {
    return this.#timers.length;
  }

  #pass(ms: number): void {
    this.#monotonic += ms;
    this.#now += ms;
  }
}

/** Gives everything that is ready to run its turn. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise<void>((resolve) => setImmediate(resolve));
}
