import { type ChannelName, type Delivery } from '@jeongsi/contract';
import { type DeliveryRecord } from '@jeongsi/engine';
import { instantText, optionalInstant } from '../../http/instant-text';
import { maskAddress, maskWithin } from './mask';

/** A delivery as clients see it: addresses are masked wherever they show, in the receiver's own words too. */
export function presentDelivery(delivery: DeliveryRecord): Delivery {
  const { address, error } = delivery;
  return {
    ...presentWhole(delivery),
    recipientKey: maskedKey(delivery),
    address: maskAddress(address),
    ...(error !== undefined && { error: maskWithin(error, address) }),
  };
}

/** With nothing masked, for those who may know. */
export function presentWhole(delivery: DeliveryRecord): Delivery {
  const { id, jobId, recipientKey, channel, address, state, attempts, name, providerId, errorCode, error } = delivery;
  return {
    id,
    jobId,
    recipientKey,
    channel: channel as ChannelName,
    address,
    ...(name !== undefined && { name }),
    state,
    attempts,
    ...optionalInstant('nextTryAt', delivery.nextTryAt),
    ...(providerId !== undefined && { providerId }),
    ...(errorCode !== undefined && { errorCode }),
    ...(error !== undefined && { error }),
    updatedAt: instantText(delivery.updatedAt),
  };
}

/**
 * A key of one's own is shown as it is. One that is an address, or holds one, is masked; then the end of the delivery's id
 * tells two people apart whose masks are alike. Not a hash of the key: whoever knows the mask of a phone number would find
 * the hidden digits by trying all ten thousand.
 */
function maskedKey({ id, recipientKey, address }: DeliveryRecord): string {
  const masked = maskWithin(recipientKey, address);
  return masked === recipientKey ? recipientKey : `${masked}~${id.slice(-6)}`;
}
