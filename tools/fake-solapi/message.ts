/** A message as it is asked for; of the real one only what we send. */
export interface MessageRequest {
  to?: unknown;
  from?: unknown;
  text?: unknown;
  subject?: unknown;
  type?: unknown;
  kakaoOptions?: { pfId?: unknown; templateId?: unknown; variables?: Record<string, string>; disableSms?: boolean };
  replacements?: unknown[];
  customFields?: Record<string, string>;
}

/** A message as it is kept. */
export interface StoredMessage extends MessageRequest {
  messageId: string;
  groupId: string;
  to: string;
  type: string;
  country: string;
  customFields: Record<string, string>;
  statusCode: string;
  replacement: boolean;
  dateCreated: string;
}

/** What the account may send with. */
export interface Registered {
  senders: readonly { phoneNumber: string; name?: string }[];
  templates: readonly { templateId: string; channelId: string; name: string; content: string; status: string }[];
}

const ACCEPTED = '2000';

/** The status code that a message is registered with: 2000 when it may go out. */
export function registrationCode(message: MessageRequest, registered: Registered): string {
  const { to, from, text, type, kakaoOptions } = message;
  if (typeof to !== 'string' || !/^\d{10,11}$/.test(to)) return '3010';
  const isKakao = type === 'ATA';
  if (!isKakao && (typeof text !== 'string' || text === '')) return '1010';
  if (!['SMS', 'LMS', 'ATA'].includes(String(type))) return '1025';
  if (type === 'SMS' && message.subject !== undefined) return '1013';
  if (!hasShortCustomFields(message.customFields)) return '1032';
  if (isKakao) return kakaoCode(kakaoOptions, registered);
  const known = registered.senders.some(({ phoneNumber }) => phoneNumber === from);
  return known ? ACCEPTED : '1062';
}

function kakaoCode(options: MessageRequest['kakaoOptions'], { templates }: Registered): string {
  const template = templates.find(({ templateId }) => templateId === options?.templateId);
  if (!template || template.status !== 'APPROVED') return '1042';
  if (template.channelId !== options?.pfId) return '1041';
  const needed = [...template.content.matchAll(/#\{[^}]*\}/g)].map(([name]) => name);
  return needed.every((name) => typeof options?.variables?.[name] === 'string') ? ACCEPTED : '1043';
}

function hasShortCustomFields(fields: Record<string, string> | undefined): boolean {
  return Object.entries(fields ?? {}).every(
    ([key, value]) => key.length <= 30 && typeof value === 'string' && value.length <= 100,
  );
}
