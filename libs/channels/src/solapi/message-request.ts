import { type BatchMessage } from '@jeongsi/engine';

/** Names under which a delivery comes back in lists and reports; a value has at most 100 characters. */
export const JOB_FIELD = 'jobId';
export const DELIVERY_FIELD = 'deliveryId';
/** Set on AlimTalk messages with a fallback: their first failure is not their last word. */
export const FALLBACK_FIELD = 'fallback';

/** A message as `PUT /messages/v4/groups/:id/messages` takes it. Never a `scheduledDate`: waiting is ours. */
export interface MessageRequest {
  to: string;
  from?: string;
  type: string;
  text?: string;
  subject?: string;
  autoTypeDetect: false;
  kakaoOptions?: { pfId: string; templateId: string; variables: Record<string, string>; disableSms: true };
  replacements?: { to: string; from?: string; type: string; text: string; subject?: string }[];
  customFields: Record<string, string>;
}

const ALIMTALK = 'ATA';

/** `from`: the registered sender number; an AlimTalk without a fallback needs none. */
export function messageRequest({ message, envelope }: BatchMessage, from: string | undefined): MessageRequest {
  const { to, body, subject, type = 'SMS', template, fallback } = message;
  const customFields: Record<string, string> = {
    [JOB_FIELD]: envelope.jobId,
    [DELIVERY_FIELD]: envelope.deliveryId,
  };
  const sender = from === undefined ? {} : { from };
  const head = subject === undefined ? {} : { subject };
  if (!template) return { to, ...sender, type, text: body, ...head, autoTypeDetect: false, customFields };
  const request: MessageRequest = {
    to,
    ...sender,
    type: ALIMTALK,
    autoTypeDetect: false,
    // Solapi's own fallback would send the template's text; ours is among the replacements.
    kakaoOptions: { ...template, disableSms: true },
    customFields,
  };
  if (fallback) {
    const { type: textType, body: text, subject: title } = fallback;
    request.replacements = [{ to, ...sender, type: textType, text, ...(title !== undefined && { subject: title }) }];
    customFields[FALLBACK_FIELD] = textType;
  }
  return request;
}
