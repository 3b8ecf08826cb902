import { type HolidayCalendar } from '../holiday';
import { type JobRecord } from '../job/job';
import { type JobStore } from '../job/job-store';
import {
  nextOccurrence,
  type Occurrence,
  occurrenceAt,
  previewSchedule,
  type PreviewOptions,
  type Schedule,
  type SchedulePreview,
} from '../schedule';
import { type WorkflowRecord } from './workflow';

/** More rows than that of one workflow lie ahead only where somebody plays with it. */
const MOST_ROWS = 200;

/** About a schedule that is yet to be saved; this one counts already. */
const ABOUT_SAVING: readonly string[] = ['PAST', 'FIRST_TODAY_PASSED'];

/**
 * What a saved workflow's schedule still brings when it stays as it is: its pending jobs, wherever they were moved to, and
 * what the rule names behind them, without what was cancelled. `FINISHED` when nothing comes any more.
 */
export async function stillToCome(
  workflow: WorkflowRecord,
  options: Omit<PreviewOptions, 'after'>,
  jobs: JobStore,
): Promise<SchedulePreview> {
  const { now, limit, calendar } = options;
  const { schedule } = workflow;
  const pending = (await rowsOf(workflow, { status: 'pending' }, jobs)).filter(({ attempt }) => attempt === 0);
  const ended = await rowsOf(workflow, { status: ['cancelled', 'skipped'], from: now }, jobs);
  const planned = pending.find((job) => job.planned);
  const moved = pending.filter((job) => job !== planned || job.scheduledTime !== job.nominalTime);
  const taken = new Set([...ended, ...moved].map(({ nominalTime }) => nominalTime));
  const after = planned === undefined ? now : planned.nominalTime - 1;
  const rule = previewSchedule(schedule, { ...options, after, limit: limit + taken.size });
  // An active one whose rule names anything more has a planned job.
  const goesOn = planned !== undefined || workflow.status === 'paused';
  const named = goesOn ? rule.occurrences.filter(({ at }) => at > after && !taken.has(at)) : [];
  const occurrences = [...named, ...moved.map((job) => occurrenceOf(job, schedule, calendar))]
    .sort((a, b) => a.at - b.at)
    .slice(0, limit);
  const warnings = rule.warnings.filter(({ code, level }) => level !== 'error' && !ABOUT_SAVING.includes(code));
  return occurrences.length > 0
    ? { ...rule, occurrences, warnings }
    : { ...rule, occurrences, skipped: [], warnings: [{ code: 'FINISHED', level: 'warn', params: {} }] };
}

async function rowsOf(
  { id: workflowId }: WorkflowRecord,
  filter: Omit<Parameters<JobStore['list']>[0], 'workflowId'>,
  jobs: JobStore,
): Promise<JobRecord[]> {
  const { items } = await jobs.list({ ...filter, workflowId }, 'ascending', { limit: MOST_ROWS });
  return items.filter(({ trigger }) => trigger === 'schedule');
}

/** Where the job stands now, with the rule's notes for as long as it stands where the rule put it. */
function occurrenceOf(job: JobRecord, schedule: Schedule, calendar: HolidayCalendar): Occurrence {
  const own = nextOccurrence(schedule, job.nominalTime - 1, calendar).next;
  if (job.scheduledTime === job.nominalTime && own?.at === job.nominalTime) return own;
  const { localTime } = occurrenceAt(job.nominalTime, schedule.timeZone);
  const notes = job.scheduledTime === job.nominalTime ? [] : [{ code: 'RESCHEDULED', params: { from: localTime } }];
  return { ...occurrenceAt(job.scheduledTime, schedule.timeZone), notes };
}
