import { accountOf, type MessageDraft } from './message-draft';
import { needsAccount } from './channel-account';
import { type Problem, problem } from './problem';

export function checkMessage(draft: MessageDraft): Problem[] {
  const account =
    needsAccount(draft.channel) && accountOf(draft) === '' ? [problem('message.connectionId', 'choose')] : [];
  return [...account, ...checkContent(draft)];
}

function checkContent(draft: MessageDraft): Problem[] {
  const required = (field: string, text: string) => (text.trim() === '' ? [problem(field, 'required')] : []);
  const chosen = (field: string, text: string) => (text === '' ? [problem(field, 'choose')] : []);
  switch (draft.channel) {
    case 'outbox':
      return required('message.body', draft.body);
    case 'email':
      return [...required('message.subject', draft.subject), ...required('message.body', draft.body)];
    case 'webhook':
      return [...required('message.url', draft.webhook.url), ...required('message.body', draft.webhook.body)];
    case 'sms':
      return [...required('message.body', draft.body), ...chosen('message.from', draft.sms.from)];
    case 'alimtalk': {
      const { templateId, fallback } = draft.alimtalk;
      const text = fallback.use === 'text' ? required('message.fallback.body', fallback.body) : [];
      return [...chosen('message.templateId', templateId), ...text];
    }
  }
}
