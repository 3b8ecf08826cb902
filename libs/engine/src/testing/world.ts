import { type DeliveryRecord } from '../delivery/delivery';
import { createEngine, type Engine, type RunJob } from '../engine';
import { EngineLog } from '../engine-log';
import { KOREAN_HOLIDAYS } from '../holiday';
import { type JobRecord } from '../job/job';
import { type PolicyInput } from '../policy/policy';
import { type ScheduleInput } from '../schedule';
import { type SuppressionScope } from '../suppression/suppression-store';
import { type WorkflowDefinition, type WorkflowRecord } from '../workflow/workflow';
import { FakeClock, settle } from './fake-clock';
import { MemoryDispatcher } from './memory-dispatcher';
import { MemoryStore } from './memory-store';
import { people, ScriptedAudience } from './scripted-audience';
import { ScriptedChannel } from './scripted-channel';
import { ToySecretBox } from './toy-secret-box';

export interface WorldOptions {
  now: string;
  slots?: number;
  inDoubt?: 'resend' | 'unknown';
  timeZone?: string;
  tzVersion?: string;
  run?: RunJob;
}

/** A whole engine in memory: its time, its audience and its channel are the test's. */
export class World {
  readonly clock: FakeClock;
  readonly store: MemoryStore;
  readonly audience = new ScriptedAudience();
  readonly channel: ScriptedChannel;
  readonly outbox: ScriptedChannel;
  engine!: Engine;

  private constructor(private readonly options: WorldOptions) {
    this.clock = new FakeClock(options.now);
    this.store = new MemoryStore();
    this.channel = new ScriptedChannel(this.clock, 'scripted', options.inDoubt);
    this.outbox = new ScriptedChannel(this.clock, 'outbox');
    this.audience.rows = people(1);
  }

  static async start(options: WorldOptions): Promise<World> {
    const world = new World(options);
    await world.boot();
    return world;
  }

  /** A new process over the same store. The one before, if there is one, is left as a crash leaves it. */
  async boot(changes: Partial<WorldOptions> = {}): Promise<void> {
    const options = { ...this.options, ...changes };
    this.engine = await createEngine(
      {
        ...this.store,
        clock: this.clock,
        random: () => 0.5,
        secrets: new ToySecretBox(),
        drivers: [],
        dispatcher: new MemoryDispatcher(this.clock, options.slots ?? 10),
        audiences: [this.audience],
        channels: [this.channel, this.outbox],
        publicHolidays: KOREAN_HOLIDAYS,
        tzVersion: options.tzVersion ?? '2026a',
        nodeId: 'test',
        defaults: {
          timeZone: options.timeZone ?? 'Asia/Seoul',
          jobTimeoutMs: 3_600_000,
          retentionMs: 24 * 3_600_000,
          historyMs: 90 * 24 * 3_600_000,
          auditMs: 365 * 24 * 3_600_000,
        },
        log: new SilentLog(),
      },
      options.run,
    );
    await this.engine.scheduler.start();
    await settle();
  }

  /** Lets time pass as in production: a tick each second. */
  async pass(ms: number, stepMs = 1_000): Promise<void> {
    for (let passed = 0; passed < ms; passed += stepMs) {
      await this.clock.advance(Math.min(stepMs, ms - passed));
      await this.engine.scheduler.tick();
      await settle();
    }
  }

  /** `more` overrides what the definition says otherwise. */
  async save(
    schedule: ScheduleInput,
    policy?: PolicyInput,
    more: Partial<WorkflowDefinition> = {},
  ): Promise<WorkflowRecord> {
    const outcome = await this.engine.workflows.create({ ...definition(schedule, policy), ...more }, 'active');
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
    await settle();
    return outcome.value;
  }

  /** The workflow's jobs by their time, on the board and off it. */
  async jobsOf(workflowId: string): Promise<JobRecord[]> {
    const list = async (archived: boolean): Promise<JobRecord[]> =>
      (await this.store.jobs.list({ workflowId, archived }, 'ascending', { limit: 200 })).items;
    return [...(await list(true)), ...(await list(false))].sort((a, b) => a.scheduledTime - b.scheduledTime);
  }

  /** The workflow's first job, as it is now. */
  async firstJobOf(workflowId: string): Promise<JobRecord> {
    const [job] = await this.jobsOf(workflowId);
    if (!job) throw new Error(`The workflow ${workflowId} has no job`);
    return job;
  }

  /** The job's deliveries by recipient. */
  async deliveriesOf(jobId: string): Promise<Map<string, DeliveryRecord>> {
    const { items } = await this.store.deliveries.list(jobId, {}, { limit: 5_000 });
    return new Map(items.map((delivery) => [delivery.address, delivery]));
  }

  async suppress(address: string, scope: SuppressionScope = 'advertising'): Promise<void> {
    const suppression = { id: this.store.ids.next(), address, scope, createdAt: this.clock.now() };
    await this.store.unitOfWork.write((tx) => this.store.suppressions.insert(tx, [suppression]));
  }

  async job(id: string): Promise<JobRecord> {
    const job = await this.store.jobs.find(id);
    if (!job) throw new Error(`There is no job ${id}`);
    return job;
  }
}

export function definition(schedule: ScheduleInput, policy?: PolicyInput): WorkflowDefinition {
  return {
    name: 'Newsletter',
    audience: { source: 'scripted', mapping: { address: 'email', name: 'name' } },
    message: { channel: 'scripted' },
    schedule,
    ...(policy && { policy }),
  };
}

/** Every day at these wall-clock times. */
export function daily(...times: string[]): ScheduleInput {
  return { type: 'recurring', recurrence: { frequency: 'daily', times } };
}

class SilentLog extends EngineLog {
  override info(): void {
    return;
  }
  override warn(): void {
    return;
  }
  override error(): void {
    return;
  }
}
