/** How long nothing new goes out before each probe. After the last of them fails too, the attempt is given up. */
const WAITS_MS = [5_000, 25_000, 125_000];

/** Fewer failures in a row say nothing about the channel. */
const FEWEST_STRIKES = 10;

/**
 * Notices that a channel is down for everybody, so that an outage does not use up everybody's tries: after so many temporary
 * failures in a row nothing new goes out for a while, then one message as a probe, then longer. Any success ends it.
 * Times are monotonic milliseconds.
 */
export class Breaker {
  readonly #strikesToOpen: number;
  #strikes = 0;
  #failedProbes = 0;
  #openUntil: number | undefined;
  #probe: string | undefined;

  constructor(concurrency: number) {
    this.#strikesToOpen = Math.max(FEWEST_STRIKES, concurrency);
  }

  /** Whether the channel counts as down. What fails meanwhile says nothing about its recipient. */
  get isOpen(): boolean {
    return this.#openUntil !== undefined;
  }

  /** How many of `room` may go now: all, none while it waits or a probe is out, or one as the probe. */
  room(room: number, now: number): number {
    if (this.#openUntil === undefined) return room;
    return this.#probe === undefined && now >= this.#openUntil ? Math.min(1, room) : 0;
  }

  /** When the next probe may go; undefined when nothing is to be waited for. */
  get probeAt(): number | undefined {
    return this.#probe === undefined ? this.#openUntil : undefined;
  }

  /** These go out now. */
  started(id: string): void {
    if (this.isOpen) this.#probe ??= id;
  }

  success(): void {
    this.#strikes = 0;
    this.#failedProbes = 0;
    this.#openUntil = undefined;
    this.#probe = undefined;
  }

  /** It came back without saying anything about the channel. */
  neutral(id: string): void {
    if (this.#probe === id) this.#probe = undefined;
  }

  strike(id: string, now: number): 'opened' | 'given-up' | undefined {
    if (this.#openUntil === undefined) {
      this.#strikes += 1;
      if (this.#strikes < this.#strikesToOpen) return undefined;
      this.#openUntil = now + (WAITS_MS[0] as number);
      return 'opened';
    }
    if (this.#probe !== id) return undefined;
    this.#probe = undefined;
    this.#failedProbes += 1;
    const wait = WAITS_MS[this.#failedProbes];
    if (wait === undefined) return 'given-up';
    this.#openUntil = now + wait;
    return undefined;
  }
}
