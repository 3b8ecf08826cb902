import { type ChannelName, type DeliveryMessage } from '@jeongsi/contract';
import { type DeliveryMessage as Message } from '@jeongsi/engine';
import { maskAddress, maskOwn } from './mask';

/** A recipient's message as somebody else may see it. What a webhook is asked with besides its body stays inside. */
export function presentMessage({ to, channel, subject, body, html, fallback, ...rest }: Message): DeliveryMessage {
  const masked = (text: string): string => maskOwn(text, to);
  return {
    ...rest,
    channel: channel as ChannelName,
    to: maskAddress(to),
    ...(subject !== undefined && { subject: masked(subject) }),
    body: masked(body),
    ...(html !== undefined && { html: masked(html) }),
    ...(fallback && { fallback: { ...fallback, body: masked(fallback.body) } }),
  };
}
