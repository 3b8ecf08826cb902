import { Global, Module } from '@nestjs/common';
import { EngineLifetime } from './engine-lifetime';
import { Stopping } from './stopping';

/** What starts before the first request and ends after the last. */
@Global()
@Module({ providers: [Stopping, EngineLifetime], exports: [Stopping] })
export class LifetimeModule {}
