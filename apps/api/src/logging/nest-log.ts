import { type LoggerService } from '@nestjs/common';
import { type Logger as Log } from 'pino';

type Write = (message: unknown, ...more: unknown[]) => void;

/** Gives Nest a voice in our JSON lines. What it tells while starting is only for debugging. */
export function nestLog(log: Log): LoggerService {
  const at =
    (level: 'trace' | 'debug' | 'warn' | 'error' | 'fatal'): Write =>
    (message, ...more) => {
      // Nest's last argument names who speaks; one before it may be a stack.
      const [from, stack] = more.filter((part) => typeof part === 'string').reverse();
      if (message instanceof Error) log[level]({ from, error: message }, message.message);
      else if (typeof message === 'object' && message !== null) log[level]({ from, ...message });
      else log[level]({ from, stack }, String(message));
    };
  return {
    log: at('debug'),
    error: at('error'),
    warn: at('warn'),
    debug: at('debug'),
    verbose: at('trace'),
    fatal: at('fatal'),
  };
}
