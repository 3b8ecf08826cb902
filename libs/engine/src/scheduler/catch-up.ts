import { type HolidayCalendar } from '../holiday';
import { type Instant } from '../instant';
import { type DueRow } from '../job/job-store';
import { decideMissed } from '../policy/missed';
import { decideOverlap } from '../policy/overlap';
import { occurrencesBetween } from '../schedule';
import { type ClaimDecisions } from './claim-decisions';
import { type Planner, type PlanTarget } from './planner';

/**
 * When the scheduler came up or was resumed, and what becomes of jobs that fell due before: each by its workflow's policy,
 * or all run, or all skipped, as the person said who resumed.
 */
export interface Arrival {
  at: Instant;
  missed: 'policy' | 'run' | 'skip';
}

/** No rule names more occurrences than this in the longest absence that anybody wants listed one by one. */
const MOST_LISTED = 10_000;

interface Missed {
  row: DueRow;
  target: PlanTarget;
  arrival: Arrival;
  busy: 'nothing' | 'under-way' | 'under-way-and-one-waits';
  planner: Planner;
  calendar: HolidayCalendar;
}

/**
 * Decides a job that waited while nothing ran, together with the occurrences after it that had no row yet. Those that
 * `hasRow` knows keep what became of them (cancelled by hand, say), and the newest without one stands for all.
 */
export async function catchUp(
  missed: Missed,
  hasRow: (at: Instant) => Promise<boolean>,
  decisions: ClaimDecisions,
): Promise<void> {
  const { row, target, planner } = missed;
  const later = row.planned ? laterOccurrences(missed, decisions) : [];
  const last = later.at(-1) ?? row.nominalTime;
  while (later.length > 0 && (await hasRow(later.at(-1) as Instant))) later.pop();
  // A job that was moved is as old as its new time says. That lies before all later ones: a move beyond them frees the place.
  const own = row.scheduledTime;
  const verdict = decideMissed([own, ...later], policyOf(missed), decisions.now);
  const timeoutMs = target.policy.timeoutMs;

  if (verdict.drop.includes(own)) decisions.skip(row, 'missed');
  for (const at of verdict.drop) {
    if (at !== own) decisions.insert(planner.skippedJob(target, at, 'missed', decisions.now));
  }

  // `run_all` runs one after another whatever the overlap policy: all but the first wait for the one before.
  let busy = missed.busy;
  for (const at of verdict.run) {
    const overlap = target.policy.missed === 'run_all' ? 'wait-in-line' : target.policy.overlap;
    const next = overlap === 'wait-in-line' ? (busy === 'nothing' ? 'run' : 'wait') : decideOverlap(overlap, busy);
    if (at === own) {
      if (next === 'run') decisions.start(row, timeoutMs);
      else if (next === 'wait') decisions.wait(row, overlap === 'wait-in-line' ? 'missed' : 'overlap');
      else decisions.skip(row, 'overlap');
    } else {
      const job = { ...planner.scheduledJob(target, at, decisions.now), options: { standsFor: verdict.standsFor } };
      if (next === 'run') decisions.startNew(job, timeoutMs);
      else if (next === 'wait')
        decisions.insert({ ...job, waiting: true, reason: overlap === 'wait-in-line' ? 'missed' : 'overlap' });
      else decisions.insert(planner.skippedJob(target, at, 'overlap', decisions.now));
      if (verdict.standsFor > 1) {
        decisions.events.push({
          jobId: job.id,
          at: decisions.now,
          type: 'caught_up',
          params: { occurrences: verdict.standsFor },
        });
      }
    }
    if (next !== 'skip') busy = 'under-way';
  }

  if (row.planned) decisions.planAfter(target, last);
}

function laterOccurrences({ row, target, calendar, planner }: Missed, decisions: ClaimDecisions): Instant[] {
  const later: Instant[] = [];
  for (const { occurrence, outcome } of occurrencesBetween(target.schedule, row.nominalTime, decisions.now, calendar)) {
    if (outcome === 'run') later.push(occurrence.at);
    else decisions.insert(planner.skippedJob(target, occurrence.at, 'holiday', decisions.now));
    if (later.length > MOST_LISTED) later.shift();
  }
  return later;
}

/** For a job that was asked for by hand and acknowledged: the workflow's policy speaks of its schedule, not of this. */
const ASKED_FOR = { missed: 'run_once', missedGraceMs: 24 * 3_600_000 } as const;

/** A person who resumes with `run` means it: the grace is off, and `skip` becomes one run. */
function policyOf({ row, arrival, target }: Missed): {
  missed: 'run_once' | 'skip' | 'run_all';
  missedGraceMs: number;
} {
  const { missed, missedGraceMs } = target.policy;
  if (arrival.missed === 'policy') return row.trigger === 'schedule' ? { missed, missedGraceMs } : ASKED_FOR;
  if (arrival.missed === 'skip') return { missed: 'skip', missedGraceMs };
  return { missed: missed === 'skip' ? 'run_once' : missed, missedGraceMs: Number.POSITIVE_INFINITY };
}
