import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Clock } from '@jeongsi/engine';
import { type Logger as Log } from 'pino';
import { Settings } from '../config/settings';
import { LOG } from './tokens';

/** What the process brings along; a test brings its own. */
export interface ProcessParts {
  settings: Settings;
  clock: Clock;
  log: Log;
}

@Global()
@Module({})
export class ProcessModule {
  static with({ settings, clock, log }: ProcessParts): DynamicModule {
    const providers = [
      { provide: Settings, useValue: settings },
      { provide: Clock, useValue: clock },
      { provide: LOG, useValue: log },
    ];
    return { module: ProcessModule, providers, exports: providers.map(({ provide }) => provide) };
  }
}
