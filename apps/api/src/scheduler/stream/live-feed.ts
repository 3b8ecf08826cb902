import { type Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { Clock, type CancelTimer } from '@jeongsi/engine';
import { type Logger as Log } from 'pino';
import { HttpProblem } from '../../http/http-problem';
import { Stopping } from '../../lifetime/stopping';
import { LOG } from '../../wiring/tokens';
import { PULSE } from './event-text';
import { LiveView } from './live-view';
import { type Follower, StreamClient } from './stream-client';

const MOST_CLIENTS = 100;
const LOOK_EVERY_MS = 500;
const PULSE_EVERY_MS = 15_000;
/** A client that takes nothing for so long is as good as gone. */
const PATIENCE_MS = 30_000;
/** How long an ended stream may take to get through before its connection is broken. */
const FAREWELL_MS = 1_000;

/** Tells everybody who follows what changed. There is one look at the store for all of them, and none without them. */
@Injectable()
export class LiveFeed {
  readonly #clients = new Set<StreamClient>();
  #nextLook: CancelTimer | undefined;
  #looking = false;
  #pulseAt = 0;
  #blind = false;

  constructor(
    private readonly view: LiveView,
    private readonly clock: Clock,
    private readonly stopping: Stopping,
    @Inject(LOG) private readonly log: Log,
  ) {
    stopping.signal.addEventListener('abort', () => this.#endAll(), { once: true });
  }

  /** @throws HttpProblem when there are too many already, or the server stops */
  follow(follower: Follower): Readable {
    if (this.stopping.signal.aborted) throw new HttpProblem('STOPPING', { headers: { 'Retry-After': '5' } });
    if (this.#clients.size >= MOST_CLIENTS) {
      const detail = `There can be ${MOST_CLIENTS} at a time. Ask GET /api/scheduler now and then instead.`;
      throw new HttpProblem('TOO_MANY_STREAMS', { detail, headers: { 'Retry-After': '30' } });
    }
    const client = new StreamClient(follower);
    this.#clients.add(client);
    client.once('close', () => this.#leave(client));
    const now = this.clock.monotonic();
    for (const [key, text] of this.view.current()) client.put(key, text, now);
    if (this.#clients.size === 1) {
      this.#pulseAt = now + PULSE_EVERY_MS;
      void this.#look();
    }
    return client;
  }

  /** How many follow. */
  get size(): number {
    return this.#clients.size;
  }

  #leave(client: StreamClient): void {
    this.#clients.delete(client);
    if (this.#clients.size === 0) this.#rest();
  }

  /** Nobody follows: whoever comes next must not see what is old by then. */
  #rest(): void {
    this.#nextLook?.();
    this.#nextLook = undefined;
    this.view.forget();
  }

  /** Looks once, and again in a while as long as somebody follows. One look at a time. */
  async #look(): Promise<void> {
    if (this.#looking) return;
    this.#looking = true;
    this.#nextLook = undefined;
    this.#sortOut();
    try {
      const news = await this.view.look();
      const now = this.clock.monotonic();
      for (const [key, text] of news) for (const client of this.#clients) client.put(key, text, now);
      this.#blind = false;
    } catch (error) {
      if (!this.#blind) this.log.warn({ error }, 'The stream cannot see the store; looking again');
      this.#blind = true;
    }
    this.#looking = false;
    if (this.#clients.size === 0) this.#rest();
    else this.#nextLook = this.clock.timer(LOOK_EVERY_MS, () => void this.#look());
  }

  /** Says goodbye to those who may not follow any more, breaks with those who do not listen, and shows the others that we live. */
  #sortOut(): void {
    const now = this.clock.monotonic();
    const pulse = now >= this.#pulseAt;
    if (pulse) this.#pulseAt = now + PULSE_EVERY_MS;
    for (const client of this.#clients) {
      if (!client.mayStill) client.finish(now);
      if (pulse) client.put('pulse', PULSE, now);
      if (client.stuckFor(now) > PATIENCE_MS) client.cut();
    }
  }

  #endAll(): void {
    const clients = [...this.#clients];
    for (const client of clients) client.finish(this.clock.monotonic());
    if (clients.length > 0) this.clock.timer(FAREWELL_MS, () => clients.forEach((client) => client.cut()));
  }
}
