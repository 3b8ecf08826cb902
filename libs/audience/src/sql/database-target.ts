import { checkServerIdentity, type ConnectionOptions } from 'node:tls';
import { type ConnectionShape, type OpenConnection } from '@jeongsi/engine';

const DEFAULT_TIMEOUT_SECONDS = 60;

/** A database connection with its defaults filled in. */
export interface DatabaseTarget {
  host: string;
  port: number;
  database: string;
  user: string;
  password: string;
  tls: 'off' | 'require' | 'verify';
  /** How long the database may take for the next rows. */
  timeoutMs: number;
}

export const DATABASE_SHAPE: ConnectionShape = {
  settings: {
    host: { type: 'text', required: true, fault: hostFault },
    port: { type: 'number', min: 1, max: 65_535 },
    database: { type: 'text', required: true },
    user: { type: 'text', required: true },
    tls: { type: 'choice', values: ['off', 'require', 'verify'] },
    statementTimeoutSeconds: { type: 'number', min: 1, max: 600 },
  },
  secrets: ['password'],
};

/** Reads checked settings. */
export function databaseTarget({ settings, secrets }: OpenConnection, defaultPort: number): DatabaseTarget {
  return {
    host: String(settings['host']).trim(),
    port: Number(settings['port'] ?? defaultPort),
    database: String(settings['database']),
    user: String(settings['user']),
    password: secrets['password'] ?? '',
    tls: (settings['tls'] ?? 'off') as DatabaseTarget['tls'],
    timeoutMs: Number(settings['statementTimeoutSeconds'] ?? DEFAULT_TIMEOUT_SECONDS) * 1_000,
  };
}

/** For the drivers' own TLS: `require` takes any certificate, `verify` one that is trusted and made out to the host. */
export function tlsOptions({ host, tls }: DatabaseTarget): ConnectionOptions | undefined {
  if (tls === 'off') return undefined;
  if (tls === 'require') return { rejectUnauthorized: false };
  return {
    rejectUnauthorized: true,
    checkServerIdentity: (_name, certificate) => checkServerIdentity(host, certificate),
  };
}

/** Names, IPv4 and IPv6 alone: no scheme, no port, no path to a socket of this machine. */
function hostFault(value: string): string | undefined {
  return /^[\p{L}\p{N}._-]+$|^[\da-f:.]+$/iu.test(value.trim())
    ? undefined
    : 'A host is a name or an IP address alone, such as db.example.com; the port is a field of its own.';
}
