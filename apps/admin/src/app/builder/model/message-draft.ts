import { type ChannelName, type Message } from '@jeongsi/contract';
import { type AccountKind, CHANNEL_ACCOUNTS } from './channel-account';

export interface Header {
  name: string;
  value: string;
}

/** The texts of all channels at once: another channel finds what was written already. */
export interface MessageDraft {
  channel: ChannelName;
  /** The account of each kind that has one; empty for the server's own. */
  connections: Record<AccountKind, string>;
  subject: string;
  body: string;
  email: { from: string; html: string };
  webhook: { url: string; headers: readonly Header[]; body: string };
  sms: { from: string };
  alimtalk: {
    pfId: string;
    templateId: string;
    /** What stands for each of the template's variables; absent ones take the column of the same name. */
    variables: Record<string, string>;
    fallback: { use: 'none' | 'text'; body: string };
  };
}

export const NEW_MESSAGE: MessageDraft = {
  channel: 'outbox',
  connections: { smtp: '', webhook: '', solapi: '' },
  subject: '',
  body: '',
  email: { from: '', html: '' },
  webhook: { url: '', headers: [], body: '' },
  sms: { from: '' },
  alimtalk: { pfId: '', templateId: '', variables: {}, fallback: { use: 'none', body: '' } },
};

export function messageDraftOf(message: Message): MessageDraft {
  const draft: MessageDraft = { ...NEW_MESSAGE, channel: message.channel };
  switch (message.channel) {
    case 'outbox':
      return { ...draft, subject: message.subject ?? '', body: message.body };
    case 'email':
      return {
        ...draft,
        connections: { ...draft.connections, smtp: message.connectionId ?? '' },
        subject: message.subject,
        body: message.body,
        email: { from: message.from ?? '', html: message.html ?? '' },
      };
    case 'webhook':
      return {
        ...draft,
        connections: { ...draft.connections, webhook: message.connectionId ?? '' },
        webhook: {
          url: message.url,
          headers: Object.entries(message.headers ?? {}).map(([name, value]) => ({ name, value })),
          body: message.body,
        },
      };
    case 'sms':
      return {
        ...draft,
        connections: { ...draft.connections, solapi: message.connectionId },
        subject: message.subject ?? '',
        body: message.body,
        sms: { from: message.from },
      };
    case 'alimtalk':
      return {
        ...draft,
        connections: { ...draft.connections, solapi: message.connectionId },
        alimtalk: {
          pfId: message.pfId,
          templateId: message.templateId,
          variables: message.variables ?? {},
          fallback: message.fallback ? { use: 'text', body: message.fallback.body } : NEW_MESSAGE.alimtalk.fallback,
        },
      };
  }
}

export function messageOf(draft: MessageDraft): Message {
  const { channel, subject, body } = draft;
  const connectionId = accountOf(draft);
  switch (channel) {
    case 'outbox':
      return { channel, ...optional({ subject }), body };
    case 'email':
      return {
        channel,
        ...optional({ connectionId, from: draft.email.from.trim() }),
        subject,
        body,
        ...optional({ html: draft.email.html }),
      };
    case 'webhook': {
      const headers = draft.webhook.headers.filter(({ name }) => name.trim() !== '');
      return {
        channel,
        ...optional({ connectionId }),
        url: draft.webhook.url.trim(),
        ...(headers.length > 0 && { headers: Object.fromEntries(headers.map(({ name, value }) => [name, value])) }),
        body: draft.webhook.body,
      };
    }
    case 'sms':
      return { channel, connectionId, from: draft.sms.from, body, ...optional({ subject }) };
    case 'alimtalk': {
      const { pfId, templateId, variables, fallback } = draft.alimtalk;
      return {
        channel,
        connectionId,
        pfId,
        templateId,
        ...(Object.keys(variables).length > 0 && { variables }),
        ...(fallback.use === 'text' && { fallback: { body: fallback.body } }),
      };
    }
  }
}

/** The id of the account that the channel in use sends with; empty for the server's own. */
export function accountOf({ channel, connections }: Pick<MessageDraft, 'channel' | 'connections'>): string {
  const kind = CHANNEL_ACCOUNTS[channel];
  return kind === null ? '' : connections[kind];
}

/** The body that the channel in use sends. */
export function bodyOf(draft: MessageDraft): string {
  return draft.channel === 'webhook' ? draft.webhook.body : draft.body;
}

function optional<K extends string>(texts: Record<K, string>): Partial<Record<K, string>> {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== '')) as Partial<Record<K, string>>;
}
