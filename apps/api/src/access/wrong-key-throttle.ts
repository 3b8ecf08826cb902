import { type Clock } from '@jeongsi/engine';

const FREE_TRIES = 5;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
/** An address that behaved for this long starts afresh. */
const FORGIVEN_AFTER_MS = 15 * 60_000;
const MOST_ADDRESSES = 10_000;

interface Tries {
  wrong: number;
  lastAt: number;
  pausedUntil: number;
}

/**
 * Slows wrong keys down, per address: five are free, then pauses double from a second to a minute. Only wrong keys ask
 * here, so the right key from the same address is never held up.
 */
export class WrongKeyThrottle {
  readonly #byAddress = new Map<string, Tries>();

  constructor(private readonly clock: Clock) {}

  /** Counts a wrong key. Answers for how many seconds the address is told to wait; 0 when it may go on. */
  wrongKeyFrom(address: string): number {
    const network = networkOf(address);
    const now = this.clock.monotonic();
    const before = this.#byAddress.get(network);
    if (before && now < before.pausedUntil) return seconds(before.pausedUntil - now);
    const fresh = !before || now - before.lastAt > FORGIVEN_AFTER_MS;
    const wrong = (fresh ? 0 : before.wrong) + 1;
    const pause = wrong < FREE_TRIES ? 0 : Math.min(FIRST_PAUSE_MS * 2 ** (wrong - FREE_TRIES), LONGEST_PAUSE_MS);
    this.#remember(network, { wrong, lastAt: now, pausedUntil: now + pause });
    return seconds(pause);
  }

  #remember(network: string, tries: Tries): void {
    // Taken out and put back at the end: the map stays in order of the last try, and the oldest is forgotten first.
    this.#byAddress.delete(network);
    this.#byAddress.set(network, tries);
    if (this.#byAddress.size <= MOST_ADDRESSES) return;
    const [oldest] = this.#byAddress.keys();
    if (oldest !== undefined) this.#byAddress.delete(oldest);
  }
}

function seconds(ms: number): number {
  return Math.ceil(ms / 1_000);
}

/** An IPv6 household has a whole /64 to itself: it counts as one address. */
function networkOf(address: string): string {
  if (!address.includes(':') || address.startsWith('::ffff:')) return address;
  return address.split(':').slice(0, 4).join(':');
}
