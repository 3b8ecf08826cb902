import { type Clock } from './instant';

/** A signal that aborts after `ms`, for work that somebody waits for. To be called off once the work is over. */
export class Deadline {
  readonly #controller = new AbortController();
  readonly #cancel: () => void;

  constructor(clock: Clock, ms: number) {
    this.#cancel = clock.timer(ms, () => this.#controller.abort());
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  get passed(): boolean {
    return this.#controller.signal.aborted;
  }

  callOff(): void {
    this.#cancel();
  }
}
