import { type ChannelName, type Delivery } from '@jeongsi/contract';
import { type DeliveryRecord } from '@jeongsi/engine';
import { instantText, optionalInstant } from '../../http/instant-text';
import { maskAddress } from './mask';

/** A delivery as clients see it: the address is masked wherever it shows, in the receiver's own words too. */
export function presentDelivery(delivery: DeliveryRecord): Delivery {
  const { id, jobId, state, attempts, name, providerId, errorCode, error } = delivery;
  const masked = maskAddress(delivery.address);
  const hide = (text: string) => (delivery.address === '' ? text : text.replaceAll(delivery.address, masked));
  return {
    id,
    jobId,
    recipientKey: hide(delivery.recipientKey),
    channel: delivery.channel as ChannelName,
    address: masked,
    ...(name !== undefined && { name }),
    state,
    attempts,
    ...optionalInstant('nextTryAt', delivery.nextTryAt),
    ...(providerId !== undefined && { providerId }),
    ...(errorCode !== undefined && { errorCode }),
    ...(error !== undefined && { error: hide(error) }),
    updatedAt: instantText(delivery.updatedAt),
  };
}
