import { HttpDriver, MysqlDriver, PostgresDriver } from '@jeongsi/audience';
import { SmtpDriver, type Solapi, SolapiDriver, WebhookDriver } from '@jeongsi/channels';
import { type Clock, type ConnectionDriver } from '@jeongsi/engine';
import { type Settings } from '../config/settings';

export interface DriverParts {
  settings: Settings;
  clock: Clock;
  solapi: Solapi;
}

/** Who knows each kind of connection. */
export function drivers({ settings, clock, solapi }: DriverParts): ConnectionDriver[] {
  const { allowedPrivateHosts, defaultTimeZone: timeZone } = settings;
  return [
    new SmtpDriver(),
    new WebhookDriver({ allowedPrivateHosts }),
    new SolapiDriver(solapi),
    new PostgresDriver({ clock, timeZone }),
    new MysqlDriver({ clock, timeZone }),
    new HttpDriver({ clock, allowedPrivateHosts }),
  ];
}
