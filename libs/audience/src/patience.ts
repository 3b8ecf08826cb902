import { type Clock } from '@jeongsi/engine';

/** Waits for others, but not for ever and not after we were told to stop. */
export class Patience {
  constructor(
    private readonly clock: Clock,
    private readonly signal: AbortSignal,
  ) {}

  /** What `work` comes to; rejects with the signal's reason as soon as it aborts, with `tooLate()` after `ms`. */
  async wait<T>(work: Promise<T>, ms: number, tooLate: () => Error): Promise<T> {
    const { clock, signal } = this;
    let giveUp: (reason: unknown) => void = () => undefined;
    const end = new Promise<never>((_resolve, reject) => {
      giveUp = reject;
    });
    // Nobody hears of what becomes of work that was given up.
    work.catch(() => undefined);
    const stop = (): void => giveUp(signal.reason);
    const cancel = clock.timer(ms, () => giveUp(tooLate()));
    signal.addEventListener('abort', stop, { once: true });
    try {
      signal.throwIfAborted();
      return await Promise.race([work, end]);
    } finally {
      cancel();
      signal.removeEventListener('abort', stop);
    }
  }
}
