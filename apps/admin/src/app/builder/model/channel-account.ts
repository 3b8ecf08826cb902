import { type ChannelName, type ConnectionKind } from '@jeongsi/contract';

/** The kinds of connection that messages leave by. */
export type AccountKind = Extract<ConnectionKind, 'smtp' | 'webhook' | 'solapi'>;

/** Which kind of account a channel sends with; the outbox needs none. */
export const CHANNEL_ACCOUNTS: Record<ChannelName, AccountKind | null> = {
  outbox: null,
  email: 'smtp',
  webhook: 'webhook',
  sms: 'solapi',
  alimtalk: 'solapi',
};

/** Channels that have a way out without a connection of their own. */
export function needsAccount(channel: ChannelName): boolean {
  return channel === 'sms' || channel === 'alimtalk';
}
