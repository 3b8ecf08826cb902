import { type OutboxMessage } from '@jeongsi/contract';
import { type OutboxRecord } from '@jeongsi/engine';
import { type Principal } from '../access/principal';
import { instantText } from '../http/instant-text';
import { maskAddress, maskOwn } from '../scheduler/delivery/mask';

/** As `principal` may see it: viewers look, and need no whole address for that. */
export function presentFor({ role }: Principal): (message: OutboxRecord) => OutboxMessage {
  return role === 'viewer' ? (message) => masked(present(message)) : present;
}

function present(message: OutboxRecord): OutboxMessage {
  return { ...message, createdAt: instantText(message.createdAt) };
}

function masked({ to, subject, body, ...rest }: OutboxMessage): OutboxMessage {
  return {
    ...rest,
    to: maskAddress(to),
    ...(subject !== undefined && { subject: maskOwn(subject, to) }),
    body: maskOwn(body, to),
  };
}
