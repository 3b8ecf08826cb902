import { type ChannelName, type DeliveryMessage, type OutboxMessage, type PreviewSample } from '@jeongsi/contract';
import { maskedAddress } from './masked-address';

export interface FramedMessage {
  channel: ChannelName;
  sample: Pick<PreviewSample, 'to' | 'subject' | 'body' | 'html' | 'type' | 'fallback'>;
}

/**
 * A message of the outbox in the frame of the channel that it was made for. The words are those that were kept; `made` is
 * the same message made anew, null when nobody knows any more.
 */
export function framedMessage(kept: OutboxMessage, made: DeliveryMessage | null): FramedMessage {
  const { subject, body } = kept;
  return {
    channel: kept.channel,
    sample: {
      to: maskedAddress(kept.to),
      body,
      ...(subject !== undefined && { subject }),
      ...(made?.html !== undefined && { html: made.html }),
      ...(made?.type !== undefined && { type: made.type }),
      ...(made?.fallback !== undefined && { fallback: made.fallback }),
    },
  };
}
