import { type Channel } from '../channel/channel';
import { type Clock } from '../instant';
import { type Issue, notAvailable, under } from '../issue';
import { type Outcome, done, refused } from '../outcome';
import { type Purpose } from '../purpose/purpose';
import { type SuppressionStore } from '../suppression/suppression-store';
import { type AudienceSample, type AudienceSource, type AudienceSpec, AudienceUnavailable } from './audience-source';
import { Deadline } from '../deadline';
import { type FunnelStep } from './funnel';
import { Survey } from './survey';

export interface AudienceQuestion {
  audience: AudienceSpec;
  /** Decides what an address is; without it any text is one. */
  channel?: string;
  purpose?: Purpose;
}

export interface AudiencePreview extends AudienceSample {
  funnel: FunnelStep[];
  /** Whether there is more than was read for the funnel. */
  truncated: boolean;
}

export interface AudiencePreviewParts {
  clock: Clock;
  suppressions: SuppressionStore;
  audiences: ReadonlyMap<string, AudienceSource>;
  channels: ReadonlyMap<string, Channel>;
}

const SAMPLE_ROWS = 20;
const SAMPLE_MS = 8_000;

/** What a source gives, before there is a message. Sends and stores nothing. */
export async function previewAudience(
  { audience, channel, purpose = 'informational' }: AudienceQuestion,
  parts: AudiencePreviewParts,
): Promise<Outcome<AudiencePreview>> {
  const source = parts.audiences.get(audience.source);
  if (!source) return invalid(notAvailable('audience.source', parts.audiences));
  const speaker = channel === undefined ? undefined : parts.channels.get(channel);
  if (channel !== undefined && !speaker) return invalid(notAvailable('channel', parts.channels));
  // Which columns there are is what is being asked: a mapping that does not fit them yet is no obstacle.
  const issues = (await source.check(audience)).filter(({ path }) => !path.startsWith('mapping'));
  if (issues.length > 0) return invalid(...under('audience', issues));
  try {
    const sample = await firstRows(source, audience, parts.clock);
    const normaliseAddress = speaker ? (raw: string) => speaker.normaliseAddress(raw) : anyText;
    const survey = new Survey({ ...parts, source, purpose, normaliseAddress });
    if (!(await counted(survey, audience))) return done({ ...sample, funnel: [], truncated: false });
    return done({ ...sample, funnel: survey.funnel.steps, truncated: survey.cut !== undefined });
  } catch (error) {
    return unreadable(error);
  }
}

/** Whether its people could be counted. Some sources find out only when they are read that the mapping does not fit. */
async function counted(survey: Survey, audience: AudienceSpec): Promise<boolean> {
  try {
    await survey.count(audience);
    return true;
  } catch (error) {
    if (error instanceof AudienceUnavailable && error.code === 'UNKNOWN_COLUMN') return false;
    throw error;
  }
}

/** The refusal for a source that cannot be read. @throws whatever else went wrong */
export function unreadable(error: unknown): Outcome<never> {
  if (!(error instanceof AudienceUnavailable)) throw error;
  return invalid({ path: 'audience', code: error.code, message: error.message });
}

async function firstRows(source: AudienceSource, spec: AudienceSpec, clock: Clock): Promise<AudienceSample> {
  const deadline = new Deadline(clock, SAMPLE_MS);
  try {
    const sample = await source.sample(spec, SAMPLE_ROWS, deadline.signal);
    if (!deadline.passed) return sample;
  } catch (error) {
    if (!deadline.passed) throw error;
  } finally {
    deadline.callOff();
  }
  const message = `Its first rows did not come within ${SAMPLE_MS / 1_000} s: make it faster, then look again`;
  throw new AudienceUnavailable('AUDIENCE_SLOW', message, 'worthwhile');
}

function invalid(...issues: Issue[]): Outcome<never> {
  return refused({ kind: 'invalid', issues });
}

function anyText(raw: string): string | undefined {
  return raw.trim() || undefined;
}
