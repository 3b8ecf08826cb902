import { type INestApplication } from '@nestjs/common';
import { type Logger as Log } from 'pino';

/** Longer than the jobs' grace: whoever hangs beyond it is left behind, and their jobs go on at the next start. */
const DEADLINE_MS = 25_000;

/**
 * SIGTERM and SIGINT bring the server to rest and end the process with 0; the second one ends it at once. An error that
 * nobody caught ends it with 1 and without ceremony: what it was about to write is unknown, while everything that was
 * acknowledged is on disk and goes on at the next start.
 */
export function stopOnSignals(app: INestApplication, log: Log): void {
  let stopping = false;
  const stop = (signal: string) => {
    if (stopping) process.exit(130);
    stopping = true;
    log.info({ signal }, 'Stopping');
    setTimeout(() => process.exit(0), DEADLINE_MS).unref();
    app.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ error }, 'Stopping failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);

  const giveUp = (error: unknown) => {
    log.fatal({ error }, 'An error that nobody caught');
    process.exit(1);
  };
  process.on('uncaughtException', giveUp);
  process.on('unhandledRejection', giveUp);
}
