import { buildConnector } from 'undici';
import { PrivateAddress, type HostGuard } from './host-guard';

/**
 * Opens connections only to where the guard lets them go. Names are checked as they are resolved, IP addresses (for
 * which nothing is resolved) before, and the peer once more when it is there.
 */
export function guardedConnector(guard: HostGuard, timeoutMs: number): buildConnector.connector {
  const connect = buildConnector({ timeout: timeoutMs, allowH2: false, lookup: guard.lookup });
  return (options, callback) => {
    const fault = guard.literalFault(options.hostname);
    if (fault) {
      queueMicrotask(() => callback(fault, null));
      return;
    }
    connect(options, (...result) => {
      const [error, socket] = result;
      if (error !== null) callback(error, null);
      else if (guard.mayReach(options.hostname, socket.remoteAddress ?? '')) callback(null, socket);
      else {
        socket.destroy();
        callback(new PrivateAddress(options.hostname), null);
      }
    });
  };
}
