import { type ChannelName, type OutboxListing, type OutboxMessage } from '@jeongsi/contract';
import { type OutboxListing as StoredListing, type OutboxRecord, type OutboxTexts } from '@jeongsi/engine';
import { type Principal } from '../access/principal';
import { instantText } from '../http/instant-text';
import { presentPage } from '../http/page';
import { maskAddress, maskOwn } from '../scheduler/delivery/mask';

/** As `principal` may see it. */
export function presentFor(principal: Principal): (message: OutboxRecord) => OutboxMessage {
  const seen = seenBy(principal);
  return (message) => ({
    ...message,
    ...seen(message),
    channel: message.channel as ChannelName,
    createdAt: instantText(message.createdAt),
  });
}

export function presentListing(listing: StoredListing, principal: Principal): OutboxListing {
  const { searchedTo } = listing;
  return {
    ...presentPage(listing, presentFor(principal)),
    ...(searchedTo !== undefined && { searchedTo: instantText(searchedTo) }),
  };
}

/** What of the texts `principal` may see: viewers look, and need no whole address for that. */
export function seenBy({ role }: Principal): (message: OutboxTexts) => OutboxTexts {
  return role === 'viewer' ? masked : (message) => message;
}

function masked({ to, subject, body }: OutboxTexts): OutboxTexts {
  return {
    to: maskAddress(to),
    ...(subject !== undefined && { subject: maskOwn(subject, to) }),
    body: maskOwn(body, to),
  };
}
