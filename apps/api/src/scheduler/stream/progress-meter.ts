const WINDOW_MS = 5_000;

/** How fast a job sends, by what it had sent at some instants of the last five seconds. */
export class ProgressMeter {
  #samples: { at: number; sent: number }[] = [];

  /** `at` on the clock that only grows, in milliseconds. */
  note(at: number, sent: number): void {
    this.#samples.push({ at, sent });
    // The last one outside stays: the window is measured from its edge.
    while (this.#samples.length > 2 && (this.#samples[1]?.at ?? at) <= at - WINDOW_MS) this.#samples.shift();
  }

  /** Messages per second; 0 while nothing moves. */
  get ratePerSecond(): number {
    const [first] = this.#samples;
    const last = this.#samples.at(-1);
    if (!first || !last || last.at === first.at) return 0;
    return (Math.max(0, last.sent - first.sent) * 1_000) / (last.at - first.at);
  }
}
