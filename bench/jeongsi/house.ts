import { join } from 'node:path';
import { FileAudience, ListAudience } from '@jeongsi/audience';
import { OutboxChannel, WebhookChannel } from '@jeongsi/channels';
import { InProcessDispatcher } from '@jeongsi/dispatch';
import {
  ConnectionAccess,
  createEngine,
  type Engine,
  KOREAN_HOLIDAYS,
  type RunJob,
  SystemClock,
} from '@jeongsi/engine';
import { openSqliteStore, type OpenedStore } from '@jeongsi/store';
import { NoSecrets } from './no-secrets';
import { SilentLog } from './silent-log';

const HOUR_MS = 3_600_000;

export const clock = new SystemClock();

/** The engine on its real adapters, as the server puts it together, on an own SQLite file. */
export interface House {
  engine: Engine;
  store: OpenedStore;
  /** Where uploaded files lie. */
  uploads: string;
  close(): Promise<void>;
}

export interface HouseOptions {
  folder: string;
  /** MAX_CONCURRENT_JOBS. */
  concurrentJobs: number;
  /** What a job does, in place of sending. */
  run?: RunJob;
}

/** The scheduler is not started yet. */
export async function openHouse({ folder, concurrentJobs, run }: HouseOptions): Promise<House> {
  const store = await openSqliteStore({ directory: folder, clock });
  const uploads = join(folder, 'files');
  const secrets = new NoSecrets();
  const access = new ConnectionAccess({ connections: store.connections, secrets });
  const engine = await createEngine(
    {
      ...store,
      clock,
      random: Math.random,
      secrets,
      drivers: [],
      dispatcher: new InProcessDispatcher(clock, concurrentJobs),
      audiences: [new ListAudience(), new FileAudience(uploads, store.files)],
      channels: [
        new OutboxChannel({ ...store, clock }),
        new WebhookChannel({ connections: access, clock, allowedPrivateHosts: ['127.0.0.1'] }),
      ],
      publicHolidays: KOREAN_HOLIDAYS,
      tzVersion: process.versions.tz ?? 'unknown',
      nodeId: 'bench',
      defaults: {
        timeZone: 'Asia/Seoul',
        jobTimeoutMs: HOUR_MS,
        retentionMs: 24 * HOUR_MS,
        historyMs: 90 * 24 * HOUR_MS,
        auditMs: 365 * 24 * HOUR_MS,
      },
      log: new SilentLog(),
    },
    run,
  );
  const close = async (): Promise<void> => {
    await engine.scheduler.stop({ graceMs: 10_000 });
    await store.close();
  };
  return { engine, store, uploads, close };
}
