import { buildConnector } from 'undici';
import { type HostGuard } from './host-guard';

/**
 * Opens connections only to where the guard lets them go. Sockets connect to the very addresses that the guard's lookup
 * has checked; IP addresses, for which nothing is looked up, are checked before.
 */
export function guardedConnector(guard: HostGuard, timeoutMs: number): buildConnector.connector {
  const connect = buildConnector({ timeout: timeoutMs, allowH2: false, lookup: guard.lookup });
  return (options, callback) => {
    const fault = guard.literalFault(options.hostname);
    if (fault) queueMicrotask(() => callback(fault, null));
    else connect(options, callback);
  };
}
