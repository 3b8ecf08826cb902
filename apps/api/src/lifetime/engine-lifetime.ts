import {
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type OnModuleDestroy,
  Inject,
  Injectable,
} from '@nestjs/common';
import { removeUnfinishedUploads } from '@jeongsi/audience';
import { type Engine } from '@jeongsi/engine';
import { type OpenedStore } from '@jeongsi/store';
import { type Logger as Log } from 'pino';
import { Settings } from '../config/settings';
import { ENGINE, LOG, STORE } from '../wiring/tokens';
import { uploadFolder } from '../wiring/upload-folder';
import { Stopping } from './stopping';

/** How long running jobs may take to come to rest. They go on at the next start, wherever they are. */
const GRACE_MS = 20_000;

/**
 * Starts the engine before the server listens, and brings it to rest while the last requests are answered. The store
 * closes last of all.
 */
@Injectable()
export class EngineLifetime implements OnApplicationBootstrap, OnModuleDestroy, OnApplicationShutdown {
  #atRest: Promise<unknown> = Promise.resolve();

  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    @Inject(STORE) private readonly store: OpenedStore,
    @Inject(LOG) private readonly log: Log,
    private readonly settings: Settings,
    private readonly stopping: Stopping,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await removeUnfinishedUploads(uploadFolder(this.settings));
    await this.engine.scheduler.start();
  }

  onModuleDestroy(): void {
    this.stopping.announce();
    this.#atRest = this.engine.scheduler.stop({ graceMs: GRACE_MS });
    // Awaited below; until then a failure is nobody's unhandled rejection.
    this.#atRest.catch(() => undefined);
  }

  async onApplicationShutdown(): Promise<void> {
    const outcome = await this.#atRest;
    if (outcome === 'timed-out') this.log.warn('Jobs did not come to rest in time; they go on at the next start');
    await this.store.close();
  }
}
