import {
  AlimtalkChannel,
  EmailChannel,
  OutboxChannel,
  type Solapi,
  SmsChannel,
  WebhookChannel,
} from '@jeongsi/channels';
import { type Channel, type Clock, type ConnectionAccess } from '@jeongsi/engine';
import { type OpenedStore } from '@jeongsi/store';
import { type Settings } from '../config/settings';

export interface ChannelParts {
  settings: Settings;
  store: OpenedStore;
  clock: Clock;
  connections: ConnectionAccess;
  solapi: Solapi;
}

/** Every way for messages to leave. */
export function channels({ settings, store, clock, connections, solapi }: ChannelParts): Channel[] {
  const { smtpUrl, smtpFrom, allowedPrivateHosts } = settings;
  return [
    new OutboxChannel({ ...store, clock }),
    new EmailChannel({ connections, ...(smtpUrl && { smtpUrl }), ...(smtpFrom && { smtpFrom }) }),
    new WebhookChannel({ connections, clock, allowedPrivateHosts }),
    new SmsChannel({ connections, solapi }),
    new AlimtalkChannel({ connections, solapi }),
  ];
}
