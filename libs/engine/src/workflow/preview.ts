import { AudienceUnavailable } from '../audience/audience-source';
import { mapRow } from '../audience/recipient';
import { type Channel, type RenderedMessage } from '../channel/channel';
import { type Outcome, done, refused } from '../outcome';
import { type Note } from '../schedule';
import { type CheckParts, checkContent } from './check';
import { type WorkflowDefinition } from './workflow';

export interface PreviewSample {
  to: string;
  subject?: string;
  body: string;
  /** Variables without a value or a default: this recipient would be skipped. */
  missing: string[];
}

export interface WorkflowPreview {
  /** Rows read: all of the audience, or the first 10,000. */
  recipients: number;
  samples: PreviewSample[];
  warnings: (Note & { level: 'info' | 'warn' | 'error' })[];
}

const MOST_ROWS = 10_000;

/** Renders a definition for its first recipients, the longest one and one with missing values. Sends and stores nothing. */
export async function previewWorkflow(
  definition: WorkflowDefinition,
  parts: CheckParts,
  limit: number,
): Promise<Outcome<WorkflowPreview>> {
  const issues = await checkContent(definition, parts);
  if (issues.length > 0) return refused({ kind: 'invalid', issues });
  const survey = new Survey(parts.channels.get(definition.message.channel) as Channel, definition, limit);
  const stop = new AbortController();
  const source = parts.audiences.get(definition.audience.source);
  try {
    read: for await (const page of source?.open(definition.audience, { fromRow: 0, signal: stop.signal }) ?? []) {
      for (const row of page) {
        survey.add(row);
        if (survey.recipients === MOST_ROWS) break read;
      }
    }
  } catch (error) {
    if (!(error instanceof AudienceUnavailable)) throw error;
    return refused({ kind: 'invalid', issues: [{ path: 'audience', code: error.code, message: error.message }] });
  } finally {
    stop.abort();
  }
  return done(survey.preview());
}

class Survey {
  recipients = 0;
  readonly #render: ReturnType<Channel['compile']>;
  readonly #first: PreviewSample[] = [];
  readonly #seen = new Set<string>();
  readonly #missing = new Map<string, number>();
  #longest: PreviewSample | undefined;
  #lacking: PreviewSample | undefined;
  #invalid = 0;
  #duplicates = 0;

  constructor(
    private readonly channel: Channel,
    private readonly definition: WorkflowDefinition,
    private readonly limit: number,
  ) {
    this.#render = channel.compile(definition.message);
  }

  add(row: Record<string, string>): void {
    this.recipients += 1;
    const mapped = mapRow(row, this.definition.audience.mapping, (raw) => this.channel.normaliseAddress(raw));
    if (mapped.skip) this.#invalid += 1;
    else if (this.#seen.has(mapped.recipientKey)) this.#duplicates += 1;
    else {
      this.#seen.add(mapped.recipientKey);
      this.#keep(this.#sample(mapped));
    }
  }

  preview(): WorkflowPreview {
    const extra = [this.#longest, this.#lacking].filter((one): one is PreviewSample => one !== undefined);
    const warnings: WorkflowPreview['warnings'] = [...this.#missing].map(([variable, recipients]) => ({
      code: 'MISSING_VARIABLE',
      level: 'warn',
      params: { variable, recipients },
    }));
    if (this.recipients === 0) warnings.push({ code: 'NO_RECIPIENTS', level: 'warn', params: {} });
    if (this.#invalid > 0)
      warnings.push({ code: 'INVALID_ADDRESS', level: 'warn', params: { recipients: this.#invalid } });
    if (this.#duplicates > 0)
      warnings.push({ code: 'DUPLICATE', level: 'info', params: { recipients: this.#duplicates } });
    if (this.recipients === MOST_ROWS)
      warnings.push({ code: 'FIRST_ROWS_ONLY', level: 'info', params: { rows: MOST_ROWS } });
    return { recipients: this.recipients, samples: [...new Set([...this.#first, ...extra])], warnings };
  }

  #sample(recipient: { address: string; name?: string; variables: Record<string, string> }): PreviewSample {
    const rendered = this.#render(recipient);
    if (rendered.outcome === 'rendered') return { ...shown(rendered.message), missing: [] };
    if (rendered.outcome === 'unsendable') return { to: recipient.address, body: rendered.message, missing: [] };
    for (const variable of rendered.variables) this.#missing.set(variable, (this.#missing.get(variable) ?? 0) + 1);
    return { to: recipient.address, body: '', missing: rendered.variables };
  }

  #keep(sample: PreviewSample): void {
    if (this.#first.length < this.limit) this.#first.push(sample);
    if (sample.missing.length > 0) this.#lacking ??= sample;
    else if (sample.body.length > (this.#longest?.body.length ?? -1)) this.#longest = sample;
  }
}

function shown({ to, subject, body }: RenderedMessage): Omit<PreviewSample, 'missing'> {
  return { to, ...(subject !== undefined && { subject }), body };
}
