import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Problem } from '@jeongsi/contract';
import { type Engine, type Instant } from '@jeongsi/engine';
import { FakeClock, settle } from '@jeongsi/engine/testing';
import { type InjectOptions, type LightMyRequestResponse } from 'fastify';
import { type Logger as Log } from 'pino';
import { readSettings } from '../config/read-settings';
import { createLog } from '../logging/create-log';
import { createServer } from '../server';
import { loggedErrors, takeErrors } from './logged-errors';
import { ENGINE } from '../wiring/tokens';

export const TEST_KEY = 'test-key-0123456789abcdef';

/** A Monday morning in Seoul: 10:00. */
export const MONDAY_10 = '2026-11-23T01:00:00.000Z';

export interface TestApiOptions {
  /** Environment besides the defaults. */
  environment?: Record<string, string>;
  now?: string | Instant;
  /** A folder to start on again; it is left alone afterwards. */
  dataDir?: string;
  consoleFolder?: string;
  /** Where everything is told; without it errors are kept for `takeErrors`. */
  log?: Log;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD' | 'OPTIONS';

/** The whole server in this process, on the real store in a folder of its own, with a clock that we turn. */
export class TestApi {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly clock: FakeClock,
    readonly dataDir: string,
    private readonly owned: readonly string[],
  ) {}

  static async start(options: TestApiOptions = {}): Promise<TestApi> {
    const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'jeongsi-api-')));
    const clock = new FakeClock(options.now ?? MONDAY_10);
    // The pulse is slow on purpose: what must be prompt must not need it.
    const environment = { ADMIN_KEY: TEST_KEY, DATA_DIR: dataDir, TICK_INTERVAL_MS: '30000', ...options.environment };
    const settings = readSettings(environment, dataDir);
    const parts = { settings, clock, log: options.log ?? createLog('error', loggedErrors) };
    const app = await createServer(parts, options.consoleFolder ?? join(dataDir, 'no-console'));
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    return new TestApi(app, clock, dataDir, options.dataDir === undefined ? [dataDir] : []);
  }

  async stop(): Promise<void> {
    await this.app.close();
    // An error in the log that no spec expected is a failure, whatever the answers said.
    expect(takeErrors()).toEqual([]);
    for (const folder of this.owned) await rm(folder, { recursive: true });
  }

  get engine(): Engine {
    return this.app.get<Engine>(ENGINE);
  }

  /** With nothing added. */
  raw(request: InjectOptions): Promise<LightMyRequestResponse> {
    return this.app.inject(request);
  }

  /** With the key, and a JSON body. */
  async call(method: Method, url: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const json = body === undefined ? {} : { payload: JSON.stringify(body) };
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    const authorization = `Bearer ${TEST_KEY}`;
    return new Answer(await this.raw({ method, url, headers: { authorization, ...type, ...headers }, ...json }));
  }

  get(url: string, headers?: Record<string, string>): Promise<Answer> {
    return this.call('GET', url, undefined, headers);
  }

  post(url: string, body?: unknown, headers?: Record<string, string>): Promise<Answer> {
    return this.call('POST', url, body, headers);
  }

  /** Lets what is under way in the background happen, until `look` answers something. */
  async eventually<T>(look: () => Promise<T | undefined>): Promise<T> {
    for (let turn = 0; turn < 200; turn += 1) {
      const seen = await look();
      if (seen !== undefined) return seen;
      await settle();
    }
    throw new Error('It did not happen');
  }
}

/** An answer, with what specs ask of it. */
export class Answer {
  constructor(readonly response: LightMyRequestResponse) {}

  get status(): number {
    return this.response.statusCode;
  }

  header(name: string): string | undefined {
    const value = this.response.headers[name];
    return value === undefined ? undefined : String(value);
  }

  json<T>(): T {
    return this.response.json<T>();
  }

  /** The problem document; fails when it is none, or not a whole one. */
  get problem(): Problem {
    expect(this.header('content-type')).toMatch(/^application\/problem\+json/);
    const problem = this.json<Problem>();
    expect(problem).toMatchObject({
      type: expect.stringMatching(/^urn:jeongsi:problem:[a-z-]+$/),
      title: expect.any(String),
      status: this.status,
      instance: expect.stringMatching(/^urn:uuid:/),
      code: expect.stringMatching(/^[A-Z_]+$/),
    });
    return problem;
  }

  /** `path: CODE` of each error. */
  get findings(): string[] {
    return (this.problem.errors ?? []).map(({ path, code }) => `${path}: ${code}`);
  }
}
