import { existsSync } from 'node:fs';
import { type AddressInfo } from 'node:net';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { SystemClock } from '@jeongsi/engine';
import { welcome } from './access/key-link';
import { KEPT_SECRETS, type KeptSecrets } from './access/secrets';
import { readSettings } from './config/read-settings';
import { type Settings } from './config/settings';
import { reasonToGiveUp } from './lifetime/reason-to-give-up';
import { stopOnSignals } from './lifetime/stop-on-signals';
import { createLog } from './logging/create-log';
import { createServer } from './server';

/** Starts the server of this process, and says so on standard output. Ends the process when it cannot start. */
export async function run(consoleFolder: string): Promise<void> {
  try {
    if (existsSync('.env')) process.loadEnvFile('.env');
    const settings = readSettings(process.env, process.cwd());
    const log = createLog(settings.logLevel);
    const app = await createServer({ settings, clock: new SystemClock(), log }, consoleFolder);
    stopOnSignals(app, log);
    await app.listen({ port: settings.port, host: settings.host });
    const { admin } = app.get<KeptSecrets>(KEPT_SECRETS);
    // Not a line of the log: it may hold the key, and logs travel.
    process.stdout.write(`${welcome(baseUrl(app, settings), admin)}\n`);
  } catch (error) {
    process.stderr.write(`${reasonToGiveUp(error)}\n`);
    process.exit(1);
  }
}

function baseUrl(app: NestFastifyApplication, { host }: Settings): string {
  const { port } = app.getHttpServer().address() as AddressInfo;
  const everywhere = host === '0.0.0.0' || host === '::';
  const name = everywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
