import { type JobDispatcher } from '../dispatch/job-dispatcher';
import { type Rest } from '../delivery/rest';
import { type EngineLog } from '../engine-log';
import { type CancelTimer, type Clock, type Instant } from '../instant';
import { type JobRecord } from '../job/job';
import { type JobStore } from '../job/job-store';
import { type PageRequest, type StorePage } from '../store/page';
import { type SettingStore } from '../store/setting-store';
import { type Alongside, type UnitOfWork } from '../store/unit-of-work';
import { type AttemptEnds } from './attempt-ends';
import { type Arrival } from './catch-up';
import { type Claim, LARGEST_CLAIM } from './claim';
import { type Recovery } from './recovery';
import { type Replan } from './replan';
import { type Retention } from './retention';
import { Sweeps } from './sweeps';

/** Never sleep longer: a machine that was suspended, or whose clock was set, is noticed at the next look. */
const LONGEST_NAP_MS = 30_000;
/** A tick that comes this much after the one before means that nothing ran meanwhile. */
const ABSENCE_MS = 60_000;
/** Without a successful tick for this long the scheduler does not count as running. */
const HEARTBEAT_LIMIT_MS = 90_000;

const PAUSED_KEY = 'scheduler.paused';

interface Pause {
  at: Instant;
  reason?: string;
}

export interface SchedulerState {
  isRunning: boolean;
  /** When a tick last succeeded. */
  heartbeatAt: Instant;
  stoppedReason?: string;
}

/** The scheduler's pulse: finds what is due, hands it over, and sleeps until the next instant that matters. */
export class Scheduler {
  #arrival: Arrival;
  #paused: Pause | undefined;
  #stopping = false;
  #heartbeatAt: Instant;
  #heartbeat: number;
  #ticking: Promise<void> | undefined;
  #tickAgain = false;
  #saturated = false;
  readonly #sweeps: Sweeps;
  #alarm: { at: Instant; cancel: CancelTimer } | undefined;

  constructor(
    private readonly parts: {
      clock: Clock;
      unitOfWork: UnitOfWork;
      jobs: JobStore;
      settings: SettingStore;
      dispatcher: JobDispatcher;
      claim: Claim;
      ends: AttemptEnds;
      recovery: Recovery;
      replan: Replan;
      retention: Retention;
      rest: Rest;
      log: EngineLog;
    },
  ) {
    this.#sweeps = new Sweeps(parts);
    this.#heartbeatAt = parts.clock.now();
    this.#heartbeat = parts.clock.monotonic();
    this.#arrival = { at: this.#heartbeatAt, missed: 'policy' };
    parts.ends.watch(() => {
      if (this.#saturated) this.poke();
      else this.#aim().catch(() => undefined); // The next tick aims again.
    });
  }

  /** Continues what a crash or a stop cut off, brings plans up to date, and ticks for the first time. */
  async start(): Promise<void> {
    this.#paused = await this.parts.settings.get<Pause>(PAUSED_KEY);
    this.#arrival = { at: this.parts.clock.now(), missed: 'policy' };
    await this.parts.replan.run();
    await this.parts.recovery.run(this.#paused ? 'release' : 'continue');
    // After the recovery, which may have ended jobs; before the dispatcher starts to send.
    for (const jobId of await this.parts.rest.sweep()) this.sweepSoon(jobId);
    await this.parts.dispatcher.start();
    await this.tick();
  }

  /** Nothing new starts from now on; what runs gets `graceMs` to come to rest and goes on at the next start. */
  async stop(options: { graceMs: number }): Promise<'drained' | 'timed-out'> {
    this.#stopping = true;
    this.#alarm?.cancel();
    this.#alarm = undefined;
    await this.#atRest();
    const outcome = await this.parts.dispatcher.stop(options);
    if (outcome === 'drained') await this.parts.ends.drained();
    await this.#sweeps.done(options.graceMs);
    return outcome;
  }

  /** One pulse; while one is under way another call joins it and makes it look again. Rejects when the store cannot serve. */
  tick(): Promise<void> {
    if (this.#stopping) return Promise.resolve();
    this.#tickAgain = true;
    this.#ticking ??= this.#run();
    return this.#ticking;
  }

  /** Something may be due now. */
  poke(): void {
    this.tick().catch((error: unknown) => this.parts.log.error('The tick failed; trying again', { error }));
  }

  /** Something will be due at `at`: wakes up for it. */
  expect(at: Instant): void {
    if (at <= this.parts.clock.now()) this.poke();
    else this.#wakeAt(at);
  }

  /** Accounts behind everybody's back for those whom a job left behind, if it has ended. */
  sweepSoon(jobId: string): void {
    this.#sweeps.start(jobId);
  }

  state(): SchedulerState {
    const beating = this.parts.clock.monotonic() - this.#heartbeat < HEARTBEAT_LIMIT_MS;
    const stoppedReason = this.#paused ? (this.#paused.reason ?? 'paused') : beating ? undefined : 'no-heartbeat';
    return {
      isRunning: !this.#paused && beating,
      heartbeatAt: this.#heartbeatAt,
      ...(stoppedReason !== undefined && { stoppedReason }),
    };
  }

  /** Once this resolves nothing new starts, neither a job nor a message; what was being sent has been let go of, to go on later. */
  async pause(reason?: string, alongside?: Alongside<void>): Promise<void> {
    const pause: Pause = { at: this.parts.clock.now(), ...(reason !== undefined && { reason }) };
    await this.parts.unitOfWork.write(async (tx) => {
      await this.parts.settings.set(tx, PAUSED_KEY, pause);
      await alongside?.(tx);
    });
    this.#paused = pause;
    this.parts.dispatcher.release();
    await this.#atRest();
    // A claim that was under way may have handed over more.
    this.parts.dispatcher.release();
    this.parts.log.info('Paused', { reason });
  }

  /** Goes on. `run` starts what fell due meanwhile, `skip` makes it skipped with the reason `missed`, durably before anything starts. */
  async resume(missed: 'run' | 'skip', alongside?: Alongside<void>): Promise<void> {
    // Asked twice, say: what is due now waits for a free slot and was never missed.
    if (!this.#paused) return;
    const at = this.parts.clock.now();
    if (missed === 'skip') await this.#skipMissed(at);
    await this.parts.unitOfWork.write(async (tx) => {
      await this.parts.settings.remove(tx, PAUSED_KEY);
      await alongside?.(tx);
    });
    this.#arrival = { at, missed: missed === 'run' ? 'run' : 'policy' };
    this.#paused = undefined;
    this.parts.log.info('Resumed', { missed });
    await this.tick();
  }

  /** What fell due and waits, oldest first. */
  missed(page: PageRequest): Promise<StorePage<JobRecord>> {
    return this.parts.jobs.overdue(this.parts.clock.now(), page);
  }

  async #run(): Promise<void> {
    try {
      do {
        while (this.#tickAgain && !this.#stopping) await this.#look();
        await this.parts.retention.run();
        await this.#aim();
        // Whoever asked for a look meanwhile joined this tick, and nobody else would look.
      } while (this.#tickAgain && !this.#stopping);
    } finally {
      // In the same breath as the check above, so that no poke falls between the two.
      this.#ticking = undefined;
    }
  }

  /** When no tick is under way; whoever asked for that tick hears of its failure. */
  async #atRest(): Promise<void> {
    await this.#ticking?.catch(() => undefined);
  }

  async #look(): Promise<void> {
    this.#tickAgain = false;
    this.#noticeAbsence();
    if (this.#paused) await this.parts.unitOfWork.write(async () => undefined);
    else await this.#claimAll();
    this.#heartbeatAt = this.parts.clock.now();
    this.#heartbeat = this.parts.clock.monotonic();
  }

  async #claimAll(): Promise<void> {
    let result;
    do {
      result = await this.parts.unitOfWork.write((tx) =>
        this.#paused || this.#stopping
          ? Promise.resolve({ started: 0, saturated: false })
          : this.parts.claim.run(tx, this.#arrival),
      );
      this.#saturated = result.saturated;
    } while (result.saturated && this.parts.dispatcher.freeSlots() > 0 && !this.#stopping);
  }

  /** Those that were started before stay due, however many: looks behind them. */
  async #skipMissed(at: Instant): Promise<void> {
    let most = LARGEST_CLAIM;
    let result;
    do {
      result = await this.parts.unitOfWork.write((tx) => this.parts.claim.skipMissed(tx, at, most));
      if (result.skipped === 0) most *= 2;
    } while (result.saturated);
  }

  /** A suspended machine or a clock that jumped leaves a hole between ticks: what fell into it follows the missed policy. */
  #noticeAbsence(): void {
    const now = this.parts.clock.now();
    if (now - this.#heartbeatAt < ABSENCE_MS) return;
    this.parts.log.warn('Nothing ran for a while', { from: this.#heartbeatAt, to: now });
    this.#arrival = { at: now, missed: 'policy' };
  }

  async #aim(): Promise<void> {
    if (this.#paused || this.#stopping) return;
    const next = await this.parts.jobs.nextDueAt();
    // What is due but found no slot waits for a job to end, which pokes.
    if (next === undefined || (this.#saturated && next <= this.parts.clock.now())) return;
    this.#wakeAt(next);
  }

  #wakeAt(at: Instant): void {
    if (this.#stopping || (this.#alarm && this.#alarm.at <= at)) return;
    this.#alarm?.cancel();
    const nap = Math.min(Math.max(0, at - this.parts.clock.now()), LONGEST_NAP_MS);
    const alarm = {
      at,
      cancel: this.parts.clock.timer(nap, () => {
        if (this.#alarm === alarm) this.#alarm = undefined;
        this.poke();
      }),
    };
    this.#alarm = alarm;
  }
}
