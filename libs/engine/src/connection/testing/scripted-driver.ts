import { type Issue } from '../../issue';
import { type ConnectionSecrets, type ConnectionSettings, type OpenConnection } from '../connection';
import { ConnectionDriver, type ConnectionTest, type ProviderAccount } from '../connection-driver';

/** A driver that remembers what it was asked about, and answers what the test says. */
export class ScriptedDriver extends ConnectionDriver {
  override readonly kind = 'smtp';
  readonly opened: OpenConnection[] = [];
  readonly checked: { settings: ConnectionSettings; secrets: ConnectionSecrets }[] = [];
  answer: (signal: AbortSignal) => ConnectionTest | Promise<ConnectionTest> = () => ({
    ok: true,
    facts: { tls: 'yes' },
  });
  accounts: () => ProviderAccount | undefined = () => undefined;

  override check(settings: ConnectionSettings, secrets: ConnectionSecrets): Issue[] {
    this.checked.push({ settings, secrets });
    return settings['host'] === undefined ? [{ path: 'settings.host', code: 'REQUIRED', message: 'm' }] : [];
  }

  override async test(connection: OpenConnection, signal: AbortSignal): Promise<ConnectionTest> {
    this.opened.push(connection);
    return this.answer(signal);
  }

  override async account(): Promise<ProviderAccount | undefined> {
    return this.accounts();
  }
}
