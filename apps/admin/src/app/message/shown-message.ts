import { type Message, type PreviewSample } from '@jeongsi/contract';
import { type Text } from '../i18n/text';
import { type ShownMessage } from './message-preview';

/** A message as the first recipient gets it; without one as it was written, its variables still in it. */
export function shownMessage(message: Message, sample: PreviewSample | undefined, text: Text): ShownMessage {
  if (sample !== undefined) {
    const { to, subject, body } = sample;
    return { channel: message.channel, to, body, ...(subject !== undefined && { subject }) };
  }
  if (message.channel === 'alimtalk') {
    return { channel: 'alimtalk', body: text('message.noBody', { id: message.templateId }) };
  }
  const subject = 'subject' in message ? message.subject : undefined;
  return { channel: message.channel, body: message.body, ...(subject !== undefined && { subject }) };
}
