import { randomUUID } from 'node:crypto';
import { Global, Module } from '@nestjs/common';
import { FileAudience, ListAudience } from '@jeongsi/audience';
import { EmailChannel, OutboxChannel, WebhookChannel } from '@jeongsi/channels';
import { InProcessDispatcher } from '@jeongsi/dispatch';
import { Clock, createEngine, type Engine, type EngineParts, koreanHolidays, SecretBox } from '@jeongsi/engine';
import { type OpenedStore } from '@jeongsi/store';
import { type Logger as Log } from 'pino';
import { Settings } from '../config/settings';
import { PinoEngineLog } from '../logging/pino-engine-log';
import { ENGINE, LOG, STORE } from './tokens';
import { uploadFolder } from './upload-folder';

/** Puts the engine on its adapters. */
@Global()
@Module({
  providers: [
    {
      provide: ENGINE,
      inject: [Settings, STORE, SecretBox, Clock, LOG],
      useFactory: (
        settings: Settings,
        store: OpenedStore,
        secrets: SecretBox,
        clock: Clock,
        log: Log,
      ): Promise<Engine> => createEngine(parts(settings, store, secrets, clock, log)),
    },
  ],
  exports: [ENGINE],
})
export class EngineModule {}

function parts(settings: Settings, store: OpenedStore, secrets: SecretBox, clock: Clock, log: Log): EngineParts {
  const { smtpUrl, smtpFrom, allowedPrivateHosts } = settings;
  return {
    ...store,
    clock,
    random: Math.random,
    secrets,
    drivers: [],
    dispatcher: new InProcessDispatcher(clock, settings.maxConcurrentJobs),
    audiences: [new ListAudience(), new FileAudience(uploadFolder(settings), store.files)],
    channels: [
      new OutboxChannel({ ...store, clock }),
      new EmailChannel({ ...(smtpUrl && { smtpUrl }), ...(smtpFrom && { smtpFrom }) }),
      new WebhookChannel({ clock, allowedPrivateHosts }),
    ],
    calendar: koreanHolidays(),
    tzVersion: process.versions.tz ?? 'unknown',
    nodeId: randomUUID(),
    defaults: {
      timeZone: settings.defaultTimeZone,
      jobTimeoutMs: settings.jobTimeoutMs,
      retentionMs: settings.retentionMs,
      historyMs: settings.historyMs,
    },
    log: new PinoEngineLog(log),
  };
}
