import { type Issue } from '../issue';
import {
  type ConnectionKind,
  type ConnectionSecrets,
  type ConnectionSettings,
  type OpenConnection,
} from './connection';

/** What a test found. `facts` are for people: server version, sender numbers, balance. Neither holds a secret. */
export type ConnectionTest =
  { ok: true; facts: Readonly<Record<string, string | number>> } | { ok: false; code: string; message: string };

/** What a provider knows of an account, to pick from instead of typing. */
export interface ProviderAccount {
  /** Registered sender numbers, digits only. */
  senders?: readonly { number: string; name?: string }[];
  /** KakaoTalk channels. */
  profiles?: readonly { pfId: string; name: string }[];
  /** Approved templates. */
  templates?: readonly ProviderTemplate[];
  /** In won. */
  balance?: { cash: number; points: number };
  /** Won per message, by type (`SMS`, `LMS`, `ALIMTALK`). */
  prices?: Readonly<Record<string, number>>;
}

export interface ProviderTemplate {
  templateId: string;
  pfId: string;
  name: string;
  content: string;
  /** As they stand in `content`, without `#{}`. */
  variables: readonly string[];
  buttons: number;
}

/** Knows one kind of connection: what its settings mean, and whether they work. */
export abstract class ConnectionDriver {
  abstract readonly kind: ConnectionKind;

  /** What is wrong, with paths `settings.host`, `secrets.password`; asks nobody outside. Unknown settings and secrets are wrong. */
  abstract check(settings: ConnectionSettings, secrets: ConnectionSecrets): Issue[];

  /** Tries it for real, without sending or changing anything. Never rejects but for `signal`. */
  abstract test(connection: OpenConnection, signal: AbortSignal): Promise<ConnectionTest>;

  /** What the provider knows of the account; undefined for kinds without such. @throws ChannelUnavailable */
  async account(_connection: OpenConnection, _signal: AbortSignal): Promise<ProviderAccount | undefined> {
    return undefined;
  }
}
