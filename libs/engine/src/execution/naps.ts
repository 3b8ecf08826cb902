import { type Clock } from '../instant';

/** The sleep of a loop that sends: until the time is over or something happens, whichever comes first. */
export class Naps {
  #wake: () => void = () => undefined;

  constructor(private readonly clock: Clock) {}

  wake(): void {
    this.#wake();
  }

  async nap(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const cancel = this.clock.timer(Math.max(0, ms), resolve);
      this.#wake = () => {
        cancel();
        resolve();
      };
    });
  }

  /** Resolves in the event loop's next turn after something happened, so that what happens together is dealt with together. */
  async untilWoken(): Promise<void> {
    await new Promise<void>((resolve) => (this.#wake = resolve));
    await turnOfTheEventLoop();
  }
}

export function turnOfTheEventLoop(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
