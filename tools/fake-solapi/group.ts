import { randomBytes } from 'node:crypto';
import { registrationCode, type MessageRequest, type Registered, type StoredMessage } from './message.ts';

export type GroupStatus = 'PENDING' | 'SENDING' | 'COMPLETE' | 'FAILED' | 'DELETED';

/** A refusal as Solapi answers it. */
export class Refusal extends Error {
  readonly status: number;
  readonly errorCode: string;

  constructor(status: number, errorCode: string, message: string) {
    super(message);
    this.status = status;
    this.errorCode = errorCode;
  }
}

export interface GroupView {
  groupId: string;
  status: GroupStatus;
  allowDuplicates: boolean;
  dateCreated: string;
  dateSent: string | null;
  count: { total: number; registeredSuccess: number; registeredFailed: number };
}

/** Messages that are sent together: PENDING until they are sent, once, or thrown away. */
export class Group {
  readonly groupId: string;
  readonly messages: StoredMessage[] = [];
  status: GroupStatus = 'PENDING';
  dateSent: string | null = null;
  readonly #allowDuplicates: boolean;
  readonly #created: string;

  constructor(options: { allowDuplicates: boolean; now: number }) {
    this.groupId = identifier('G4V');
    this.#allowDuplicates = options.allowDuplicates;
    this.#created = new Date(options.now).toISOString();
  }

  add(
    requests: readonly MessageRequest[],
    registered: Registered,
    refusals: ReadonlyMap<string, string>,
  ): StoredMessage[] {
    this.#mustBePending();
    return requests.map((request) => {
      const stored = this.#store(request, refusals.get(String(request.to)) ?? registrationCode(request, registered));
      this.messages.push(stored);
      return stored;
    });
  }

  send(now: number): StoredMessage[] {
    this.#mustBePending();
    const going = this.messages.filter(({ statusCode }) => statusCode === '2000');
    if (going.length === 0) throw new Refusal(400, 'NoSendableMessage', 'The group has no message that may be sent.');
    this.status = 'SENDING';
    this.dateSent = new Date(now).toISOString();
    return going;
  }

  discard(): void {
    this.#mustBePending();
    this.status = 'DELETED';
  }

  view(): GroupView {
    const success = this.messages.filter(({ statusCode }) => !statusCode.startsWith('1')).length;
    const total = this.messages.length;
    return {
      groupId: this.groupId,
      status: this.status,
      allowDuplicates: this.#allowDuplicates,
      dateCreated: this.#created,
      dateSent: this.dateSent,
      count: { total, registeredSuccess: success, registeredFailed: total - success },
    };
  }

  #mustBePending(): void {
    if (this.status === 'PENDING') return;
    throw new Refusal(
      400,
      'InvalidGroupStatus',
      `The group is ${this.status}; only a PENDING one can be changed or sent.`,
    );
  }

  #store(request: MessageRequest, code: string): StoredMessage {
    const repeated = !this.#allowDuplicates && this.messages.some(({ to }) => to === request.to);
    return {
      ...request,
      messageId: identifier('M4V'),
      groupId: this.groupId,
      to: String(request.to),
      type: String(request.type),
      country: '82',
      customFields: request.customFields ?? {},
      statusCode: repeated ? '1026' : code,
      replacement: false,
      dateCreated: this.#created,
    };
  }
}

function identifier(prefix: string): string {
  return `${prefix}${randomBytes(14).toString('hex').toUpperCase()}`;
}
