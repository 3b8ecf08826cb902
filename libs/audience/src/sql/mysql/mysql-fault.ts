import { errorCode } from '../../error-code';
import { networkFault, sqlFault, type SqlFaultCode } from '../sql-fault';

/** By error number, in MySQL and in MariaDB. */
const NUMBERS: Readonly<Record<number, SqlFaultCode>> = {
  1040: 'DATABASE_BUSY',
  1044: 'PERMISSION_DENIED',
  1045: 'AUTH_FAILED',
  1049: 'DATABASE_MISSING',
  1053: 'DATABASE_BUSY',
  1129: 'DATABASE_BUSY',
  1130: 'AUTH_FAILED',
  1142: 'PERMISSION_DENIED',
  1143: 'PERMISSION_DENIED',
  1203: 'DATABASE_BUSY',
  1205: 'DATABASE_BUSY',
  1213: 'DATABASE_BUSY',
  1226: 'DATABASE_BUSY',
  1227: 'PERMISSION_DENIED',
  1317: 'DATABASE_BUSY',
  1370: 'PERMISSION_DENIED',
  1698: 'AUTH_FAILED',
  1792: 'READ_ONLY',
  1836: 'READ_ONLY',
  1927: 'CONNECTION_LOST',
  1969: 'QUERY_TIMEOUT',
  3024: 'QUERY_TIMEOUT',
};

/** By the first two characters of SQLSTATE. */
const STATES: Readonly<Record<string, SqlFaultCode>> = {
  '08': 'CONNECTION_LOST',
  '21': 'QUERY_INVALID',
  '22': 'QUERY_INVALID',
  '28': 'AUTH_FAILED',
  '42': 'QUERY_INVALID',
};

/** What an error of the driver or the server means; the error itself when it is neither's. */
export function explainMySql(error: unknown): unknown {
  // Read by shape: such errors may come from another realm.
  if (typeof error !== 'object' || error === null || !('message' in error)) return error;
  const fault = error as Error & { errno?: unknown; sqlState?: unknown; sqlMessage?: unknown };
  if (typeof fault.sqlState === 'string') {
    const message = typeof fault.sqlMessage === 'string' ? fault.sqlMessage : fault.message;
    const code = NUMBERS[Number(fault.errno)] ?? STATES[fault.sqlState.slice(0, 2)] ?? 'DATABASE_FAILED';
    return sqlFault(code, message, error);
  }
  const code = errorCode(error);
  if (code === undefined) return error;
  return networkFault(fault, code) ?? sqlFault('DATABASE_FAILED', fault.message, error);
}
