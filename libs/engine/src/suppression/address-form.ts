import { type Channel } from '../channel/channel';

/** The channels that know what an e-mail address and a phone number are. Others take any text, so they cannot tell. */
const ADDRESS_CHANNELS = ['email', 'sms'];

export type AddressForm = (raw: string) => string | undefined;

/** Answers an e-mail address or a phone number in the one form in which it is compared; undefined for every other text. */
export function addressForm(channels: ReadonlyMap<string, Channel>): AddressForm {
  const known = ADDRESS_CHANNELS.flatMap((name) => channels.get(name) ?? []);
  return (raw) => {
    for (const channel of known) {
      const address = channel.normaliseAddress(raw);
      if (address !== undefined) return address;
    }
    return undefined;
  };
}
