import { unreadable } from '../audience/preview-audience';
import { type FunnelStep } from '../audience/funnel';
import { type AudienceSource } from '../audience/audience-source';
import { Survey } from '../audience/survey';
import { type Channel, ChannelUnavailable, type MessageSpec } from '../channel/channel';
import { type Clock } from '../instant';
import { type Outcome, done, refused } from '../outcome';
import { type Purpose, purposeOf } from '../purpose/purpose';
import { type Warning } from '../schedule';
import { type SuppressionStore } from '../suppression/suppression-store';
import { type CheckParts, checkContent } from './check';
import { MessagePreview, type PreviewSample } from './preview-message';
import { policyOf } from './policy-of';
import { previewWarnings } from './preview-warnings';
import { type WorkflowContent } from './workflow';

export interface WorkflowPreview {
  /** Who would get it: the last step of the funnel, less those whom no message can be made for. */
  recipients: number;
  funnel: FunnelStep[];
  /** Whether there is more than was read. */
  truncated: boolean;
  samples: PreviewSample[];
  /** How many of each type; absent for channels without types. */
  types?: Record<string, number>;
  /** In won, by the provider's price list; absent where nobody knows. */
  cost?: { currency: 'KRW'; total: number; perType: Record<string, number> };
  /** How long sending takes at the allowed rate; absent without a limit. */
  durationSeconds?: number;
  warnings: Warning[];
}

export interface PreviewParts extends CheckParts {
  clock: Clock;
  suppressions: SuppressionStore;
  defaults: { timeoutMs: number };
}

/** What a definition would send, and to whom: rendered for real recipients. Sends and stores nothing. */
export async function previewWorkflow(
  content: WorkflowContent,
  parts: PreviewParts,
  limit: number,
): Promise<Outcome<WorkflowPreview>> {
  const issues = await checkContent(content, parts);
  if (issues.length > 0) return refused({ kind: 'invalid', issues });
  // Both are there, or the check would have said so.
  const channel = parts.channels.get(content.message.channel) as Channel;
  const source = parts.audiences.get(content.audience.source) as AudienceSource;
  const purpose = purposeOf(content);
  try {
    const messages = new MessagePreview(channel, await channel.compile(content.message, { purpose }), limit);
    const normaliseAddress = (raw: string): string | undefined => channel.normaliseAddress(raw);
    const survey = new Survey({ ...parts, source, purpose, normaliseAddress });
    for await (const recipient of survey.recipients(content.audience)) messages.add(recipient);
    return done(await summarise({ survey, messages, channel, purpose }, content, parts));
  } catch (error) {
    if (!(error instanceof ChannelUnavailable)) return unreadable(error);
    const issue = { path: 'message', code: error.code, message: error.message };
    return refused({ kind: 'invalid', issues: [issue] });
  }
}

async function summarise(
  found: { survey: Survey; messages: MessagePreview; channel: Channel; purpose: Purpose },
  content: WorkflowContent,
  { clock, defaults }: PreviewParts,
): Promise<WorkflowPreview> {
  const { survey, messages, channel, purpose } = found;
  const { message, sending } = content;
  const cost = priceOf(messages.types, await channel.prices(message));
  const rate = await lowestRate(channel, message, sending?.ratePerMinute);
  const durationSeconds = rate === undefined ? undefined : Math.ceil((messages.sendable * 60) / rate);
  const duration = durationSeconds === undefined ? {} : { durationSeconds };
  return {
    recipients: messages.sendable,
    funnel: survey.funnel.steps,
    truncated: survey.cut !== undefined,
    samples: messages.samples,
    ...(messages.types.size > 0 && { types: Object.fromEntries(messages.types) }),
    ...(cost && { cost }),
    ...duration,
    warnings: previewWarnings({
      survey,
      messages,
      nightRule: purpose === 'advertising' ? channel.nightRule : 'exempt',
      now: clock.now(),
      ...duration,
      timeoutMs: policyOf(content, defaults).timeoutMs,
    }),
  };
}

async function lowestRate(
  channel: Channel,
  message: MessageSpec,
  own: number | undefined,
): Promise<number | undefined> {
  const rates = [own, await channel.ratePerMinute(message)].filter((rate) => rate !== undefined);
  return rates.length === 0 ? undefined : Math.min(...rates);
}

/** Undefined unless every type in use has a price: half a sum would look like a whole one. */
function priceOf(
  types: ReadonlyMap<string, number>,
  prices: Readonly<Record<string, number>> | undefined,
): WorkflowPreview['cost'] {
  const perType: Record<string, number> = {};
  for (const [type, messages] of types) {
    const price = prices?.[type];
    if (price === undefined) return undefined;
    perType[type] = price * messages;
  }
  const total = Object.values(perType).reduce((sum, cost) => sum + cost, 0);
  return types.size === 0 ? undefined : { currency: 'KRW', total, perType };
}
