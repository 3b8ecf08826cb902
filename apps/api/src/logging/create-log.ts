import pino, { type DestinationStream, type Logger as Log } from 'pino';
import { type LogLevel } from '../config/settings';

/** Names under which secrets, addresses and texts travel. Whoever logs one by mistake logs `[redacted]`. */
const PRIVATE = [
  'key',
  'token',
  'secret',
  'secrets',
  'sealed',
  'password',
  'apiKey',
  'apiSecret',
  'signingSecret',
  'webhookSecret',
  'authorization',
  'cookie',
  'address',
  'to',
  'recipient',
  'recipients',
  'variables',
  'body',
  'subject',
  'html',
  'headers',
];

/** JSON lines. `destination` is standard output unless a test looks. */
export function createLog(level: LogLevel, destination?: DestinationStream): Log {
  return pino(
    {
      level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      messageKey: 'message',
      redact: { paths: PRIVATE.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[redacted]' },
      serializers: { error: describeError },
    },
    destination ?? pino.destination({ fd: 1, sync: true }),
  );
}

/** Name, message, stack and causes; never the other properties, for errors of clients carry whole requests. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { name, message, stack, cause } = error;
  const code = 'code' in error ? error.code : undefined;
  return { name, message, stack, code, ...(cause !== undefined && { cause: describeError(cause) }) };
}
