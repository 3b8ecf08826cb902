import { type Channel } from '../channel/channel';
import { type NewDelivery } from '../delivery/delivery';

/**
 * The people whom a test names, and who really receive it. One who is in the audience gets their own message; one who is
 * not gets that of the first recipient.
 */
export class TestRecipients {
  readonly #waiting: Set<string>;
  #example: Record<string, string> | undefined;

  constructor(
    addresses: readonly string[],
    private readonly channel: Channel,
  ) {
    this.#waiting = new Set(addresses.flatMap((raw) => channel.normaliseAddress(raw) ?? []));
  }

  /** Whether this recipient was named; asked once for each. */
  take(recipient: { address: string; variables: Record<string, string> }): boolean {
    this.#example ??= recipient.variables;
    return this.#waiting.delete(recipient.address);
  }

  /** Those whom the audience did not have. */
  absent(): Omit<NewDelivery, 'id'>[] {
    return [...this.#waiting].map((address) => ({
      recipientKey: `${address} (test)`,
      channel: this.channel.channel,
      address,
      variables: this.#example ?? (Object.create(null) as Record<string, string>),
      state: 'pending',
    }));
  }
}
