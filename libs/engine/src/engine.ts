import { type AudienceSource } from './audience/audience-source';
import { type AudiencePreview, type AudienceQuestion, previewAudience } from './audience/preview-audience';
import { type AuditStore } from './audit/audit-store';
import { type BatchStore } from './channel/batch-store';
import { type Channel } from './channel/channel';
import { ConnectionTrials } from './connection/connection-trials';
import { type ConnectionDriver } from './connection/connection-driver';
import { type ConnectionStore } from './connection/connection-store';
import { Connections } from './connection/connections';
import { ConnectionHealthNotes } from './connection/health-notes';
import { inspectSeals } from './connection/seals';
import { type SecretBox } from './connection/secret-box';
import { type DeliveryStore } from './delivery/delivery-store';
import { Rest } from './delivery/rest';
import { type JobDispatcher, type Lease } from './dispatch/job-dispatcher';
import { type EngineLog } from './engine-log';
import { ActiveRuns } from './execution/active-runs';
import { conclude } from './execution/conclude';
import { EndedBatches } from './execution/ended-batches';
import { Intake } from './execution/intake';
import { JobRunner } from './execution/job-runner';
import { type Holiday } from './holiday';
import { type HolidayStore } from './holiday/holiday-store';
import { Holidays } from './holiday/holidays';
import { LiveCalendar } from './holiday/live-calendar';
import { seedHolidays } from './holiday/seed-holidays';
import { type Clock, type Instant } from './instant';
import { EndedJobs } from './job/ended-jobs';
import { Jobs } from './job/jobs';
import { type Result } from './issue';
import { type JobStore } from './job/job-store';
import { type UpcomingOccurrence, upcoming } from './job/upcoming';
import { type Outcome } from './outcome';
import { type SchedulePreview } from './schedule';
import { AttemptEnds } from './scheduler/attempt-ends';
import { Claim } from './scheduler/claim';
import { PlanCache } from './scheduler/plan-cache';
import { Planner } from './scheduler/planner';
import { Recovery } from './scheduler/recovery';
import { Replan } from './scheduler/replan';
import { Retention } from './scheduler/retention';
import { Scheduler } from './scheduler/scheduler';
import { SelfPause } from './scheduler/self-pause';
import { type Ids } from './store/ids';
import { type SettingStore } from './store/setting-store';
import { addressForm } from './suppression/address-form';
import { ComparedSuppressions } from './suppression/compared-suppressions';
import { type SuppressionStore } from './suppression/suppression-store';
import { SuppressionImport } from './suppression/suppression-import';
import { Suppressions } from './suppression/suppressions';
import { type UnitOfWork } from './store/unit-of-work';
import { type CheckParts } from './workflow/check';
import { previewWorkflow, type WorkflowPreview } from './workflow/preview';
import { previewScheduleFor, type ScheduleQuestion } from './workflow/preview-schedule';
import { type WorkflowContent } from './workflow/workflow';
import { type WorkflowStore } from './workflow/workflow-store';
import { Workflows } from './workflow/workflows';

/** Everything the engine stands on. */
export interface EngineParts {
  clock: Clock;
  ids: Ids;
  /** In [0, 1), for jitter. */
  random: () => number;
  unitOfWork: UnitOfWork;
  jobs: JobStore;
  deliveries: DeliveryStore;
  batches: BatchStore;
  workflows: WorkflowStore;
  settings: SettingStore;
  connections: ConnectionStore;
  suppressions: SuppressionStore;
  secrets: SecretBox;
  drivers: readonly ConnectionDriver[];
  dispatcher: JobDispatcher;
  audiences: readonly AudienceSource[];
  channels: readonly Channel[];
  holidays: HolidayStore;
  audit: AuditStore;
  /** Put into the table of holidays where they were never offered to it before. */
  publicHolidays: readonly Holiday[];
  /** Of the tz data that zones are computed from; a change plans anew. */
  tzVersion: string;
  /** Who holds the leases of this process. */
  nodeId: string;
  defaults: EngineDefaults;
  log: EngineLog;
}

export interface EngineDefaults {
  timeZone: string;
  jobTimeoutMs: number;
  /** Age at which an ended job leaves the board. */
  retentionMs: number;
  /** Age at which an ended job is deleted. */
  historyMs: number;
  /** Age at which an entry of the audit log is deleted. */
  auditMs: number;
}

/** What the outside asks of us: one door per subject. */
export interface Engine {
  readonly scheduler: Scheduler;
  readonly workflows: Workflows;
  readonly jobs: Jobs;
  readonly connections: Connections;
  readonly connectionTrials: ConnectionTrials;
  readonly suppressions: Suppressions;
  readonly suppressionImport: SuppressionImport;
  readonly holidays: Holidays;
  /** `limit`: how many of the first recipients to show. */
  preview(content: WorkflowContent, limit: number): Promise<Outcome<WorkflowPreview>>;
  previewAudience(question: AudienceQuestion): Promise<Outcome<AudiencePreview>>;
  previewSchedule(question: ScheduleQuestion): Promise<Result<SchedulePreview>>;
  upcoming(range: { from: Instant; to: Instant; limit: number }): Promise<UpcomingOccurrence[]>;
}

/** Runs one attempt. Settles every outcome itself and never rejects. */
export type RunJob = (lease: Lease) => Promise<Parameters<typeof conclude>[1]>;

/** Puts the engine together. `run` replaces how jobs are run, for those who measure the scheduling alone. */
export async function createEngine(given: EngineParts, run?: RunJob): Promise<Engine> {
  const channels = new Map(given.channels.map((channel) => [channel.channel, channel]));
  const form = addressForm(channels);
  const calendar = new LiveCalendar();
  const parts = { ...given, calendar, suppressions: new ComparedSuppressions(given.suppressions, form) };
  await seedHolidays(parts, given.publicHolidays);
  calendar.show(await parts.holidays.all());
  const { dispatcher, tzVersion } = parts;
  const defaults = { timeoutMs: parts.defaults.jobTimeoutMs };
  const audiences = new Map(parts.audiences.map((source) => [source.source, source]));
  const drivers = new Map(parts.drivers.map((driver) => [driver.kind, driver]));
  const check: CheckParts = { audiences, channels, calendar, timeZone: parts.defaults.timeZone };

  const plans = new PlanCache(parts.workflows, defaults);
  const planner = new Planner(parts.jobs, parts.ids, calendar);
  const selfPause = new SelfPause({ ...parts, planner, defaults });
  const ends = new AttemptEnds({ ...parts, selfPause });
  const ended = new EndedJobs(parts);
  const active = new ActiveRuns();
  const rest = new Rest({ ...parts, active, endedBatches: new EndedBatches({ ...parts, channels }) });
  const health = new ConnectionHealthNotes(parts);
  const runner = new JobRunner({ ...parts, audiences, channels, health, intake: new Intake(parts) });
  const scheduler = new Scheduler({
    ...parts,
    claim: new Claim({ ...parts, plans, planner }),
    ends,
    recovery: new Recovery({ ...parts, plans, selfPause }),
    replan: new Replan({ ...parts, planner }, tzVersion),
    retention: new Retention(parts, parts.defaults),
    rest,
  });

  const holidays = new Holidays({ ...parts, planner, scheduler, defaults });
  await holidays.finish();

  const attempt = run ?? ((lease: Lease) => runner.run(lease));
  await dispatcher.consume(async (lease) => {
    const outcome = await active.during(lease.job.id, () => attempt(lease));
    const end = conclude(lease, outcome, { now: parts.clock.now(), random: parts.random });
    if (end) ends.push(end);
    // What came home after the job was aborted may have left rows behind.
    else scheduler.sweepSoon(lease.job.id);
  });
  ends.watch((attempts, lost) => {
    // It was aborted after it had been told to rest, and what came home last may have left rows behind.
    for (const { end } of lost) scheduler.sweepSoon(end.id);
    for (const { end } of attempts) {
      ended.note(end.id);
      if (end.outcome.status === 'failed') scheduler.sweepSoon(end.id);
    }
  });

  return {
    scheduler,
    workflows: new Workflows({ ...parts, planner, scheduler, check, defaults }),
    jobs: new Jobs({ ...parts, planner, scheduler, ended, rest, active, channels, defaults }),
    connections: new Connections({ ...parts, drivers }, await inspectSeals(parts)),
    connectionTrials: new ConnectionTrials({ ...parts, drivers }),
    suppressions: new Suppressions({ ...parts, form }),
    suppressionImport: new SuppressionImport({ ...parts, form }),
    holidays,
    preview: (content, limit) => previewWorkflow(content, { ...parts, ...check, defaults }, limit),
    previewAudience: (question) => previewAudience(question, { ...parts, audiences, channels }),
    previewSchedule: (question) => previewScheduleFor(question, { ...parts, ...check }),
    upcoming: (range) => upcoming(range, parts),
  };
}
