import { Readable } from 'node:stream';
import { GREETING } from './event-text';

/** More different things than that wait for nobody who reads. */
const MOST_WAITING = 300;

/** Who follows the stream, as seen from the server. */
export interface Follower {
  /** Whether they may still see it: their session may have ended. */
  mayStill(): boolean;
  /** Breaks the connection, whatever is still on its way. */
  cut(): void;
}

/**
 * The stream of one client. It takes as much as the client reads; what does not get through waits under its key, where
 * newer news replaces older: a slow client sees fewer steps, never a long queue.
 */
export class StreamClient extends Readable {
  readonly #waiting = new Map<string, string>();
  #wanted = false;
  #finished = false;
  #stuckSince: number | undefined;

  constructor(private readonly follower: Follower) {
    // Nothing is read ahead: what is not wanted yet can still be replaced.
    super({ highWaterMark: 1 });
    this.push(GREETING);
  }

  get mayStill(): boolean {
    return this.follower.mayStill();
  }

  /** `now` on the clock that only grows. */
  put(key: string, text: string, now: number): void {
    if (this.destroyed || this.#finished) return;
    if (this.#wanted) {
      this.#wanted = false;
      this.push(text);
      return;
    }
    this.#stuckSince ??= now;
    this.#waiting.delete(key);
    this.#waiting.set(key, text);
    if (this.#waiting.size > MOST_WAITING) this.destroy();
  }

  /** For how long it has not taken what was put, in milliseconds. */
  stuckFor(now: number): number {
    return this.#stuckSince === undefined ? 0 : now - this.#stuckSince;
  }

  /** Ends it in order; what still waits is dropped. */
  finish(now: number): void {
    if (this.destroyed || this.#finished) return;
    this.#finished = true;
    this.#stuckSince ??= now;
    this.push(null);
  }

  cut(): void {
    this.follower.cut();
    this.destroy();
  }

  override _read(): void {
    if (this.#finished) return;
    this.#stuckSince = undefined;
    this.#wanted = this.#waiting.size === 0;
    if (this.#wanted) return;
    const text = [...this.#waiting.values()].join('');
    this.#waiting.clear();
    this.push(text);
  }
}
