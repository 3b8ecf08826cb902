import { type ChannelName, type Message, type PreviewSample } from '@jeongsi/contract';
import { type Text } from '../i18n/text';

/** What a frame shows of a message; without a `to` it is nobody's yet. */
export type FramedMessage = Pick<PreviewSample, 'body'> &
  Partial<Pick<PreviewSample, 'to' | 'subject' | 'html' | 'type' | 'fallback'>>;

export type ShownMessage = FramedMessage & { channel: ChannelName };

/** A message as the first recipient gets it; without one as it was written, its variables still in it. */
export function shownMessage(message: Message, sample: PreviewSample | undefined, text: Text): ShownMessage {
  if (sample !== undefined) return { channel: message.channel, ...sample };
  if (message.channel === 'alimtalk') {
    return { channel: 'alimtalk', body: text('message.noBody', { id: message.templateId }) };
  }
  const subject = 'subject' in message ? message.subject : undefined;
  return { channel: message.channel, body: message.body, ...(subject !== undefined && { subject }) };
}
