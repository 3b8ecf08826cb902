import { type JobDetail } from '@jeongsi/contract';
import { type TextKey, type TextParams } from '../i18n/text';
import { jobSituation, type JobSituation } from '../state/job-situation';
import { type Tone } from '../state/tone';
import { type Instant } from '../time/clock';

/** One step of what happened to a job, or of what is still to come. */
export interface StoryStep {
  at: Instant;
  tone: Tone;
  text: TextKey;
  /** Values that are instants are written by whoever shows them. */
  params: TextParams;
  instants: Readonly<Record<string, Instant>>;
  /** In somebody else's words: why it failed. */
  detail: string | null;
  tense: 'past' | 'coming';
}

const EVENTS: Readonly<Record<string, { text: TextKey; tone: Tone }>> = {
  moved: { text: 'story.moved', tone: 'idle' },
  run_now: { text: 'story.runNow', tone: 'run' },
  attempt_failed: { text: 'story.attemptFailed', tone: 'err' },
  attempt_lost: { text: 'story.attemptLost', tone: 'err' },
  recovered: { text: 'story.recovered', tone: 'run' },
  aborted: { text: 'story.aborted', tone: 'abort' },
  paused: { text: 'story.paused', tone: 'warn' },
  resumed: { text: 'story.resumed', tone: 'run' },
  held: { text: 'story.held', tone: 'warn' },
  resent: { text: 'story.resent', tone: 'run' },
  settled: { text: 'story.settled', tone: 'idle' },
  cancelled: { text: 'story.cancelled', tone: 'idle' },
  quarantined: { text: 'story.quarantined', tone: 'err' },
  caught_up: { text: 'story.caughtUp', tone: 'warn' },
};

const ENDS: Partial<Record<JobSituation, { text: TextKey; tone: Tone }>> = {
  completed: { text: 'story.completed', tone: 'ok' },
  reachedNobody: { text: 'story.reachedNobody', tone: 'warn' },
  partlyFailed: { text: 'story.partlyFailed', tone: 'err' },
  failed: { text: 'story.failed', tone: 'err' },
  skipped: { text: 'story.skipped', tone: 'idle' },
};

/** What happened to a job, oldest first, and what it waits for. */
export function storyOf(job: JobDetail): readonly StoryStep[] {
  const past = [
    step(job.createdAt, 'story.created', 'idle'),
    ...(job.executedAt === undefined ? [] : [step(job.executedAt, 'story.started', 'run')]),
    ...job.events.flatMap(({ at, type, params }) => {
      const known = EVENTS[type];
      return known === undefined ? [] : [{ ...step(at, known.text, known.tone), ...split(params) }];
    }),
    ...endOf(job),
  ];
  return [...past.sort((a, b) => a.at - b.at), ...comingOf(job)];
}

function endOf(job: JobDetail): StoryStep[] {
  const end = ENDS[jobSituation(job)];
  if (job.completedAt === undefined || end === undefined) return [];
  return [{ ...step(job.completedAt, end.text, end.tone), ...whyOf(job) }];
}

/** When messages failed the counts say it in the reader's language; whatever else went wrong is told as the server put it. */
function whyOf(job: JobDetail): Pick<StoryStep, 'text' | 'params'> | Pick<StoryStep, 'detail'> {
  const { failed, unknown, skipped, total } = job.deliveries;
  const tried = total - skipped;
  if (failed > 0 && failed === tried) return { text: 'story.allFailed', params: { n: tried } };
  if (jobSituation(job) !== 'partlyFailed') return { detail: job.error ?? null };
  return { text: 'story.partlyFailed', params: { failed: failed + unknown, tried } };
}

function comingOf(job: JobDetail): StoryStep[] {
  if (job.status !== 'pending') return [];
  const situation = jobSituation(job);
  if (situation === 'paused' || situation === 'queued') return [];
  const text = situation === 'pending' ? 'story.planned' : 'story.goesOn';
  return [{ ...step(job.scheduledTime, text, 'warn'), tense: 'coming' }];
}

function step(at: string, text: TextKey, tone: Tone): StoryStep {
  return { at: Date.parse(at), text, tone, params: {}, instants: {}, detail: null, tense: 'past' };
}

/** Instants come as ISO texts; everything else is shown as it is. */
function split(params: Record<string, string | number>): Pick<StoryStep, 'params' | 'instants' | 'detail'> {
  const entries = Object.entries(params);
  const isInstant = ([, value]: [string, string | number]) =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value);
  return {
    params: Object.fromEntries(entries.filter((entry) => !isInstant(entry))),
    instants: Object.fromEntries(entries.filter(isInstant).map(([name, value]) => [name, Date.parse(String(value))])),
    detail: typeof params['error'] === 'string' ? params['error'] : null,
  };
}
