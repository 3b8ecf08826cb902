import { errorCode } from '../../error-code';
import { networkFault, sqlFault, type SqlFaultCode } from '../sql-fault';

/** By SQLSTATE; a class of two characters stands for all of it. */
const STATES: Readonly<Record<string, SqlFaultCode>> = {
  '08': 'CONNECTION_LOST',
  '22': 'QUERY_INVALID',
  '25006': 'READ_ONLY',
  '28': 'AUTH_FAILED',
  '3D': 'DATABASE_MISSING',
  '40': 'DATABASE_BUSY',
  '42': 'QUERY_INVALID',
  '42501': 'PERMISSION_DENIED',
  '53': 'DATABASE_BUSY',
  '57': 'DATABASE_BUSY',
  '57014': 'QUERY_TIMEOUT',
};

/** What an error of the driver or the server means; the error itself when it is neither's. */
export function explainPostgres(error: unknown, query: string): unknown {
  // Read by shape: such errors may come from another realm.
  if (!isError(error)) return error;
  const { message } = error;
  const state = errorCode(error) ?? '';
  const code = /^[0-9A-Z]{5}$/.test(state) ? (STATES[state] ?? STATES[state.slice(0, 2)]) : undefined;
  if (code === 'QUERY_INVALID') return sqlFault(code, message + placeOf(error, query), error);
  if (code) return sqlFault(code, message, error);
  const network = networkFault(error, state);
  if (network) return network;
  if (/^SASL|password/.test(message)) return sqlFault('AUTH_FAILED', undefined, error);
  if (/SSL/.test(message)) return sqlFault('TLS_FAILED', message, error);
  if (/^Connection terminated|not queryable/.test(message)) return sqlFault('CONNECTION_LOST', undefined, error);
  return state === '' ? error : sqlFault('DATABASE_FAILED', message, error);
}

/** Servers say which character of the query they stumbled over. */
function placeOf(error: Error, query: string): string {
  const position = Number((error as { position?: unknown }).position);
  if (!Number.isInteger(position) || position < 1) return '';
  // Characters, not UTF-16 units.
  const lines = [...query]
    .slice(0, position - 1)
    .join('')
    .split('\n');
  return ` (line ${lines.length}, character ${[...(lines.at(-1) ?? '')].length + 1})`;
}

function isError(error: unknown): error is Error {
  return typeof error === 'object' && error !== null && 'message' in error && typeof error.message === 'string';
}
