import { randomUUID } from 'node:crypto';
import { Global, Module } from '@nestjs/common';
import { Solapi } from '@jeongsi/channels';
import { InProcessDispatcher } from '@jeongsi/dispatch';
import {
  Clock,
  ConnectionAccess,
  createEngine,
  type Engine,
  type EngineParts,
  KOREAN_HOLIDAYS,
  SecretBox,
} from '@jeongsi/engine';
import { type OpenedStore } from '@jeongsi/store';
import { type Logger as Log } from 'pino';
import { Settings } from '../config/settings';
import { PinoEngineLog } from '../logging/pino-engine-log';
import { audiences } from './audiences';
import { channels } from './channels';
import { drivers } from './drivers';
import { ENGINE, LOG, STORE } from './tokens';

/** Who did what stays known for a year, or as long as what was done. */
const AUDIT_MS = 365 * 24 * 3_600_000;

/** Puts the engine on its adapters. */
@Global()
@Module({
  providers: [
    {
      provide: ConnectionAccess,
      inject: [STORE, SecretBox],
      useFactory: ({ connections }: OpenedStore, secrets: SecretBox) => new ConnectionAccess({ connections, secrets }),
    },
    {
      provide: ENGINE,
      inject: [Settings, STORE, SecretBox, ConnectionAccess, Clock, LOG],
      useFactory: (...process: Process): Promise<Engine> => createEngine(parts(...process)),
    },
  ],
  exports: [ENGINE, ConnectionAccess],
})
export class EngineModule {}

type Process = [
  settings: Settings,
  store: OpenedStore,
  secrets: SecretBox,
  connections: ConnectionAccess,
  clock: Clock,
  log: Log,
];

function parts(...[settings, store, secrets, connections, clock, log]: Process): EngineParts {
  const solapi = new Solapi({ clock, ...solapiAccount(settings) });
  return {
    ...store,
    clock,
    random: Math.random,
    secrets,
    drivers: drivers({ settings, clock, solapi }),
    dispatcher: new InProcessDispatcher(clock, settings.maxConcurrentJobs),
    audiences: audiences({ settings, store, clock, connections }),
    channels: channels({ settings, store, clock, connections, solapi }),
    publicHolidays: KOREAN_HOLIDAYS,
    tzVersion: process.versions.tz ?? 'unknown',
    nodeId: randomUUID(),
    defaults: {
      timeZone: settings.defaultTimeZone,
      jobTimeoutMs: settings.jobTimeoutMs,
      retentionMs: settings.retentionMs,
      historyMs: settings.historyMs,
      auditMs: Math.max(AUDIT_MS, settings.historyMs),
    },
    log: new PinoEngineLog(log),
  };
}

function solapiAccount({ solapiBaseUrl: baseUrl, solapiApiKey: apiKey, solapiApiSecret: apiSecret }: Settings) {
  return { baseUrl, ...(apiKey && { apiKey }), ...(apiSecret && { apiSecret }) };
}
