import {
  LucideArchive,
  type LucideIcon,
  LucideMail,
  LucideMessageCircle,
  LucideMessageSquare,
  LucideWebhook,
} from '@lucide/angular';
import { type ChannelName } from '@jeongsi/contract';
import { type TextKey } from '../i18n/text';

export const CHANNEL_LOOKS: Record<ChannelName, { icon: LucideIcon; label: TextKey }> = {
  outbox: { icon: LucideArchive, label: 'channel.outbox' },
  email: { icon: LucideMail, label: 'channel.email' },
  webhook: { icon: LucideWebhook, label: 'channel.webhook' },
  sms: { icon: LucideMessageSquare, label: 'channel.sms' },
  alimtalk: { icon: LucideMessageCircle, label: 'channel.alimtalk' },
};
