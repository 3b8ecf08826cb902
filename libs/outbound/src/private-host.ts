import { type Clock } from '@jeongsi/engine';
import { PrivateAddress, type HostGuard } from './host-guard';

/** Saving does not wait longer for a name to resolve. */
const PATIENCE_MS = 3_000;

/**
 * What is wrong with going to `hostname`, as far as can be told now. A name that does not resolve in time may do so when
 * it is used, and is checked again then.
 */
export async function privateHost(
  guard: HostGuard,
  hostname: string,
  clock: Clock,
): Promise<PrivateAddress | undefined> {
  const fault = guard.addresses(hostname).then(
    () => undefined,
    (error: unknown) => (error instanceof PrivateAddress ? error : undefined),
  );
  let cancel = (): void => undefined;
  const timeout = new Promise<undefined>((resolve) => {
    cancel = clock.timer(PATIENCE_MS, () => resolve(undefined));
  });
  try {
    return await Promise.race([fault, timeout]);
  } finally {
    cancel();
  }
}
