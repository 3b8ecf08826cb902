import { Inject, Injectable } from '@nestjs/common';
import { Clock, type Engine } from '@jeongsi/engine';
import { type OpenedStore } from '@jeongsi/store';
import { HttpProblem } from '../http/http-problem';
import { Stopping } from '../lifetime/stopping';
import { ENGINE, STORE } from '../wiring/tokens';
import { type ReadyAnswer } from './health.dto';

/** A scheduler whose last tick is older than this is stuck. */
const STUCK_AFTER_MS = 90_000;

@Injectable()
export class HealthService {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    @Inject(STORE) private readonly store: OpenedStore,
    private readonly clock: Clock,
    private readonly stopping: Stopping,
  ) {}

  /** @throws HttpProblem when the server should get no traffic */
  async ready(): Promise<ReadyAnswer> {
    if (this.stopping.signal.aborted) throw new HttpProblem('STOPPING');
    await this.store.ping();
    const { heartbeatAt } = this.engine.scheduler.state();
    if (this.clock.now() - heartbeatAt > STUCK_AFTER_MS) {
      throw new HttpProblem('STORE_UNAVAILABLE', { code: 'SCHEDULER_STUCK', detail: 'No tick succeeded for 90 s.' });
    }
    const { unreadable } = this.engine.connections;
    return { status: 'ready', ...(unreadable > 0 && { details: { unreadableConnections: unreadable } }) };
  }
}
