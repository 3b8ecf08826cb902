import { Group, Refusal, type GroupView } from './group.ts';
import { type MessageRequest, type Registered, type StoredMessage } from './message.ts';

/** What the account can be told to be. */
export interface Account extends Registered {
  balance: { balance: number; point: number };
  channels: readonly { channelId: string; searchId: string }[];
  prices: Readonly<Record<string, number>>;
}

export const ACCOUNT: Account = {
  senders: [{ phoneNumber: '0212345678' }, { phoneNumber: '01000000000' }],
  channels: [{ channelId: 'KA01PF0001', searchId: '@jeongsi' }],
  templates: [
    {
      templateId: 'KA01TP0001',
      channelId: 'KA01PF0001',
      name: '배송 안내',
      content: '#{이름}님, 주문하신 #{상품}이(가) 출발했습니다.',
      status: 'APPROVED',
    },
    { templateId: 'KA01TP0002', channelId: 'KA01PF0001', name: '검수 중', content: '#{이름}님', status: 'INSPECTING' },
  ],
  balance: { balance: 100_000, point: 500 },
  prices: { sms: 18, lms: 45, mms: 110, ata: 13 },
};

/** Solapi as far as it remembers: groups, who was sent what, the account. */
export class Provider {
  account: Account = ACCOUNT;
  /** Numbers whose messages are registered with another status code. */
  readonly refusals = new Map<string, string>();
  /** Everything that really went out, in order. */
  readonly sent: StoredMessage[] = [];
  readonly #groups = new Map<string, Group>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  create(body: unknown): GroupView {
    const allowDuplicates = (body as { allowDuplicates?: unknown } | undefined)?.allowDuplicates === true;
    const group = new Group({ allowDuplicates, now: this.#now() });
    this.#groups.set(group.groupId, group);
    return group.view();
  }

  fill(groupId: string, body: unknown): { errorCount: number; resultList: object[] } {
    const messages = (body as { messages?: unknown } | undefined)?.messages;
    if (!Array.isArray(messages) || messages.length === 0 || messages.length > 10_000) {
      throw new Refusal(400, 'ValidationError', 'messages must have 1 to 10,000 entries.');
    }
    if (messages.some((message) => typeof message !== 'object' || message === null || 'scheduledDate' in message)) {
      throw new Refusal(400, 'ValidationError', 'A message is not as it should be.');
    }
    const added = this.#group(groupId).add(messages as MessageRequest[], this.account, this.refusals);
    const resultList = added.map(({ to, from, type, country, messageId, statusCode, customFields }) => {
      return { to, from, type, country, messageId, statusCode, statusMessage: `code ${statusCode}`, customFields };
    });
    return { errorCount: added.filter(({ statusCode }) => statusCode !== '2000').length, resultList };
  }

  send(groupId: string): GroupView {
    const group = this.#group(groupId);
    const price = this.account.prices['sms'] ?? 0;
    const going = group.messages.filter(({ statusCode }) => statusCode === '2000').length;
    const { balance, point } = this.account.balance;
    if (group.status === 'PENDING' && balance + point < price * going) {
      throw new Refusal(402, 'NotEnoughBalance', 'The balance is too low.');
    }
    this.sent.push(...group.send(this.#now()));
    return group.view();
  }

  discard(groupId: string): GroupView {
    const group = this.#group(groupId);
    group.discard();
    return group.view();
  }

  group(groupId: string): GroupView {
    return this.#group(groupId).view();
  }

  messages(groupId: string, page: { startKey: string | null; limit: number }): object {
    const { messages } = this.#group(groupId);
    const found = page.startKey === null ? 0 : messages.findIndex(({ messageId }) => messageId === page.startKey);
    const start = Math.max(0, found);
    const items = messages.slice(start, start + page.limit);
    return {
      startKey: page.startKey,
      nextKey: messages[start + page.limit]?.messageId ?? null,
      limit: page.limit,
      messageList: Object.fromEntries(items.map((message) => [message.messageId, message])),
    };
  }

  /** Settles what was sent to these numbers, or to everybody, and answers the messages as a report has them. */
  settle(to: readonly string[] | undefined, statusCode: string): StoredMessage[] {
    const settled = this.sent.filter((message) => !to || to.includes(message.to));
    for (const message of settled) message.statusCode = statusCode;
    for (const group of this.#groups.values()) {
      const isOpen = group.messages.some((message) => message.statusCode === '2000' || message.statusCode === '3000');
      if (group.status === 'SENDING' && !isOpen) group.status = 'COMPLETE';
    }
    return settled;
  }

  groups(): GroupView[] {
    return [...this.#groups.values()].map((group) => group.view());
  }

  reset(): void {
    this.#groups.clear();
    this.sent.length = 0;
    this.refusals.clear();
    this.account = ACCOUNT;
  }

  #group(groupId: string): Group {
    const group = this.#groups.get(groupId);
    if (!group) throw new Refusal(404, 'ResourceNotFound', 'There is no such group.');
    return group;
  }
}
