import {
  LucideDatabase,
  LucideGlobe,
  type LucideIcon,
  LucideMail,
  LucideMessageSquare,
  LucideWebhook,
} from '@lucide/angular';
import { type ConnectionKind } from '@jeongsi/contract';
import { type TextKey } from '../i18n/text';

/** How messages leave. */
export const CHANNEL_KINDS = ['smtp', 'webhook', 'solapi'] as const satisfies readonly ConnectionKind[];
/** Where recipients come from. */
export const SOURCE_KINDS = ['postgres', 'mysql', 'http'] as const satisfies readonly ConnectionKind[];

export const KIND_LOOKS: Record<ConnectionKind, { icon: LucideIcon; label: TextKey }> = {
  smtp: { icon: LucideMail, label: 'connection.kind.smtp' },
  webhook: { icon: LucideWebhook, label: 'connection.kind.webhook' },
  solapi: { icon: LucideMessageSquare, label: 'connection.kind.solapi' },
  postgres: { icon: LucideDatabase, label: 'connection.kind.postgres' },
  mysql: { icon: LucideDatabase, label: 'connection.kind.mysql' },
  http: { icon: LucideGlobe, label: 'connection.kind.http' },
};
