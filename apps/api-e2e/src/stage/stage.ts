import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FakeSolapi } from './fake-solapi';
import { HttpSink } from './http-sink';
import { Server } from './server';
import { SmtpSink } from './smtp-sink';

/** What a story plays on. Everything it sets up is gone at the end, whatever happened. */
export interface Stage {
  /** A running server, with a data directory of its own unless one is given. */
  server(options?: StageOptions): Promise<Server>;
  /** The same, not started yet. */
  stoppedServer(options?: StageOptions): Promise<Server>;
  httpSink(): Promise<HttpSink>;
  smtpSink(): Promise<SmtpSink>;
  solapi(): Promise<FakeSolapi>;
  dataDir(): Promise<string>;
  /** Undone at the end, last things first. */
  onEnd(undo: Undo): void;
}

type Undo = () => unknown;

interface StageOptions {
  dataDir?: string;
  environment?: Record<string, string>;
}

/** `end`: when all of it is undone. For the whole file where starting a server for each test would cost more than they do. */
export function useStage(end: 'after each test' | 'after the file' = 'after each test'): Stage {
  const undos: Undo[] = [];

  (end === 'after the file' ? afterAll : afterEach)(async () => {
    for (let undo = undos.pop(); undo; undo = undos.pop()) await undo();
  });

  const stage: Stage = {
    onEnd: (undo) => void undos.push(undo),
    async dataDir() {
      const folder = await mkdtemp(join(tmpdir(), 'jeongsi-e2e-'));
      stage.onEnd(() => rm(folder, { recursive: true, force: true }));
      return folder;
    },
    async stoppedServer({ dataDir, environment } = {}) {
      const server = await Server.at(dataDir ?? (await stage.dataDir()), environment);
      stage.onEnd(() => server.destroy());
      return server;
    },
    async server(options) {
      const server = await stage.stoppedServer(options);
      return server.start();
    },
    async httpSink() {
      const sink = await HttpSink.start();
      stage.onEnd(() => sink.close());
      return sink;
    },
    async smtpSink() {
      const sink = await SmtpSink.start();
      stage.onEnd(() => sink.close());
      return sink;
    },
    async solapi() {
      const solapi = await FakeSolapi.start();
      stage.onEnd(() => solapi.close());
      return solapi;
    },
  };
  return stage;
}
