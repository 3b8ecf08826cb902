import { type HolidayCalendar } from '../holiday';
import { type Clock, type Instant } from '../instant';
import { type JobStore } from '../job/job-store';
import { type Warning } from '../schedule';
import { runsWithin, type Span } from '../schedule/runs-within';
import { turnOfTheEventLoop } from '../execution/naps';
import { type WorkflowStore } from './workflow-store';

export interface CollisionParts {
  clock: Clock;
  calendar: HolidayCalendar;
  jobs: JobStore;
  workflows: WorkflowStore;
}

const MINUTE_MS = 60_000;
/** It is asked while somebody types: the first few say enough. */
const OCCURRENCES_ASKED = 5;
const PAGE = 100;
/** What is not found by then is not worth waiting for. */
const PATIENCE_MS = 500;

/**
 * Whether other workflows run at the same minute as what is about to be saved: those with a pending job then, and those whose
 * rule names that time. `ownId` is the workflow that is being changed.
 */
export async function collisionWarning(
  occurrences: readonly { at: Instant }[],
  ownId: string | undefined,
  parts: CollisionParts,
): Promise<Warning | undefined> {
  const lastMoment = parts.clock.monotonic() + PATIENCE_MS;
  const isLate = (): boolean => parts.clock.monotonic() >= lastMoment;
  const asked = occurrences.map(({ at }) => at).slice(0, OCCURRENCES_ASKED);
  const met = new Meetings(asked, ownId);
  await addPending(met, parts);
  let afterId: string | undefined;
  for (let more = met.minutes.length > 0; more && !isLate();) {
    const workflows = await parts.workflows.recurringAfter(afterId, PAGE);
    await addNamed(met, workflows, parts, isLate);
    more = workflows.length === PAGE;
    afterId = workflows.at(-1)?.id;
    await turnOfTheEventLoop();
  }
  return met.warning;
}

/** With the instant that is asked about in it. */
type Minute = Span & { at: Instant };

/** Which other workflows meet which of the instants. */
class Meetings {
  readonly minutes: readonly Minute[];
  readonly #firstOf = new Map<string, Instant>();

  constructor(
    asked: readonly Instant[],
    private readonly ownId: string | undefined,
  ) {
    this.minutes = asked.map((at) => {
      const from = Math.floor(at / MINUTE_MS) * MINUTE_MS;
      return { at, from, to: from + MINUTE_MS };
    });
  }

  knows(workflowId: string): boolean {
    return workflowId === this.ownId || this.#firstOf.has(workflowId);
  }

  add(workflowId: string, at: Instant): void {
    if (workflowId !== this.ownId) this.#firstOf.set(workflowId, Math.min(at, this.#firstOf.get(workflowId) ?? at));
  }

  get warning(): Warning | undefined {
    const count = this.#firstOf.size;
    if (count === 0) return undefined;
    const at = new Date(Math.min(...this.#firstOf.values())).toISOString();
    return { code: 'COLLISION', level: 'warn', params: { count, at } };
  }
}

/** Jobs that wait for that minute, whatever put them there. */
async function addPending(met: Meetings, { jobs }: CollisionParts): Promise<void> {
  for (const { at, from, to } of met.minutes) {
    const { items } = await jobs.list({ status: 'pending', from, to }, 'ascending', { limit: 200 });
    for (const { workflowId } of items) met.add(workflowId, at);
  }
}

/** What a rule names up to its planned job has that job's row to tell, which may have been moved. */
async function addNamed(
  met: Meetings,
  workflows: Awaited<ReturnType<WorkflowStore['recurringAfter']>>,
  { calendar, jobs }: CollisionParts,
  isLate: () => boolean,
): Promise<void> {
  const named = new Map<string, Minute[]>();
  for (const { id, schedule } of workflows) {
    if (met.knows(id)) continue;
    if (isLate()) break;
    const minutes = runsWithin(schedule, met.minutes, calendar);
    if (minutes.length > 0) named.set(id, minutes);
  }
  for (const { workflowId, nominalTime } of await jobs.plannedAmong([...named.keys()])) {
    const next = named.get(workflowId)?.find(({ from }) => from > nominalTime);
    if (next) met.add(workflowId, next.at);
  }
}
