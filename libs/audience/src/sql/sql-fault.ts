import { AudienceUnavailable } from '@jeongsi/engine';

/** What can be wrong with a database or a query, and whether trying again may help. */
export const RETRY = {
  AUTH_FAILED: 'pointless',
  DATABASE_MISSING: 'pointless',
  PERMISSION_DENIED: 'pointless',
  READ_ONLY: 'pointless',
  QUERY_INVALID: 'pointless',
  TLS_FAILED: 'pointless',
  QUERY_TIMEOUT: 'worthwhile',
  CONNECTION_REFUSED: 'worthwhile',
  CONNECTION_LOST: 'worthwhile',
  DNS_FAILED: 'worthwhile',
  TIMED_OUT: 'worthwhile',
  DATABASE_BUSY: 'worthwhile',
  DATABASE_FAILED: 'worthwhile',
} as const;

export type SqlFaultCode = keyof typeof RETRY;

const SENTENCES: Readonly<Record<SqlFaultCode, string>> = {
  AUTH_FAILED: 'The database refused the user or the password.',
  DATABASE_MISSING: 'There is no such database on the server.',
  PERMISSION_DENIED: "The connection's user may not read this.",
  READ_ONLY: 'The query would change data, and the database refused it: only reading is allowed.',
  QUERY_INVALID: 'The database does not understand the query.',
  TLS_FAILED: 'No encrypted connection to the database came about.',
  QUERY_TIMEOUT:
    'The query took longer than the connection allows and was called off. Make it faster, or raise the time limit.',
  CONNECTION_REFUSED: 'Nobody takes connections at the host and port of the database.',
  CONNECTION_LOST: 'The connection to the database broke off.',
  DNS_FAILED: "The database's host name does not resolve.",
  TIMED_OUT: 'The database did not answer in time.',
  DATABASE_BUSY: 'The database takes no more work at the moment.',
  DATABASE_FAILED: 'The database could not do it.',
};

/** `detail` is what the database itself said. */
export function sqlFault(code: SqlFaultCode, detail?: string, cause?: unknown): AudienceUnavailable {
  const said = detail?.trim().replace(/\.$/, '');
  const message = said ? `${SENTENCES[code]} It says: ${said}.` : SENTENCES[code];
  return new AudienceUnavailable(code, message, RETRY[code], { cause });
}

const NETWORK: Readonly<Record<string, SqlFaultCode>> = {
  ECONNREFUSED: 'CONNECTION_REFUSED',
  EHOSTUNREACH: 'CONNECTION_REFUSED',
  ENETUNREACH: 'CONNECTION_REFUSED',
  ECONNRESET: 'CONNECTION_LOST',
  EPIPE: 'CONNECTION_LOST',
  PROTOCOL_CONNECTION_LOST: 'CONNECTION_LOST',
  ENOTFOUND: 'DNS_FAILED',
  EAI_AGAIN: 'DNS_FAILED',
  ETIMEDOUT: 'TIMED_OUT',
  EPROTO: 'TLS_FAILED',
  HANDSHAKE_NO_SSL_SUPPORT: 'TLS_FAILED',
  HANDSHAKE_SSL_ERROR: 'TLS_FAILED',
};

/** What an error on the way to the database means; undefined when it is none of the network's. */
export function networkFault(error: Error, code: string): AudienceUnavailable | undefined {
  const known = NETWORK[code] ?? (/^ERR_(?:SSL|TLS)|CERT/.test(code) ? 'TLS_FAILED' : undefined);
  return known && sqlFault(known, known === 'TLS_FAILED' ? error.message : undefined, error);
}
