import { DELIVERY_FIELD } from './message-request';

/** What is read of a group. */
export interface GroupState {
  /** Whether it was sent, or is being sent: also one that was thrown away afterwards. */
  isSent: boolean;
  isDiscarded: boolean;
  /** Whether every message that Solapi still calls registered really went on its way. */
  isTrustworthy: boolean;
  /** How many messages are in it, refused ones too; 0 when Solapi does not say. */
  size: number;
}

const SENT: ReadonlySet<string> = new Set(['SENDING', 'COMPLETE', 'FAILED']);

/** Undefined when the answer is not a group. */
export function readGroup(answer: unknown): GroupState | undefined {
  const { status, dateSent, count } = (answer ?? {}) as { status?: unknown; dateSent?: unknown; count?: unknown };
  if (typeof status !== 'string') return undefined;
  const isSent = SENT.has(status) || (typeof dateSent === 'string' && dateSent !== '');
  const isTrustworthy = status === 'SENDING' || status === 'COMPLETE';
  return { isSent, isDiscarded: status === 'DELETED' && !isSent, isTrustworthy, size: sizeOf(count) };
}

/** `total` may still say 0 when the registered ones are counted already. */
function sizeOf(count: unknown): number {
  const { total, registeredSuccess, registeredFailed } = (count ?? {}) as Record<string, unknown>;
  const [all, good, bad] = [total, registeredSuccess, registeredFailed].map((n) => (typeof n === 'number' ? n : 0));
  return Math.max(all ?? 0, (good ?? 0) + (bad ?? 0));
}

/** The new group's name, which goes into paths. */
export function readGroupId(answer: unknown): string | undefined {
  const { groupId } = (answer ?? {}) as { groupId?: unknown };
  return typeof groupId === 'string' && /^[\w-]{1,100}$/.test(groupId) ? groupId : undefined;
}

/** A message as lists and answers have it. */
export interface ListedMessage {
  messageId?: string;
  deliveryId?: string;
  to?: string;
  statusCode: string;
}

/** Messages come as an array, or as an object by their id. */
export function readMessages(list: unknown): ListedMessage[] {
  const items = typeof list === 'object' && list !== null ? Object.values(list) : [];
  return items.map((item) => readMessage((item ?? {}) as Record<string, unknown>));
}

function readMessage({ messageId, to, statusCode, customFields }: Record<string, unknown>): ListedMessage {
  const deliveryId: unknown = ((customFields ?? {}) as Record<string, unknown>)[DELIVERY_FIELD];
  const message: ListedMessage = { statusCode: typeof statusCode === 'string' ? statusCode : '' };
  if (typeof messageId === 'string') message.messageId = messageId;
  if (typeof deliveryId === 'string') message.deliveryId = deliveryId;
  if (typeof to === 'string') message.to = to;
  return message;
}
