import { type Rest } from '../delivery/rest';
import { type EngineLog } from '../engine-log';
import { type Clock } from '../instant';

/** Accounts for those whom ended jobs left behind, behind everybody's back: a provider may have to be asked first. */
export class Sweeps {
  readonly #underWay = new Set<Promise<void>>();

  constructor(private readonly parts: { clock: Clock; rest: Rest; log: EngineLog }) {}

  /** Harmless for a job that goes on. */
  start(jobId: string): void {
    const { rest, log } = this.parts;
    const sweep = rest
      .finish(jobId)
      .catch((error: unknown) => {
        log.error('Could not account for the rest of a job; the next start will', { jobId, error });
      })
      .finally(() => this.#underWay.delete(sweep));
    this.#underWay.add(sweep);
  }

  /** When all that were started are done, or after `graceMs`: the next start of the process takes up the others. */
  async done(graceMs: number): Promise<void> {
    if (this.#underWay.size === 0) return;
    let cancel = (): void => undefined;
    const grace = new Promise<void>((resolve) => {
      cancel = this.parts.clock.timer(graceMs, resolve);
    });
    await Promise.race([Promise.all(this.#underWay), grace]).finally(cancel);
  }
}
