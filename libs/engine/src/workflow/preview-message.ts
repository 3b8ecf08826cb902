import { type MappedRecipient } from '../audience/recipient';
import { type Channel, type MessageSize, type Render, type RenderedMessage } from '../channel/channel';

/** A message as its reader would see it. */
export interface PreviewSample {
  /** Why this one is shown. */
  kind: 'first' | 'longest' | 'missing';
  to: string;
  subject?: string;
  body: string;
  html?: string;
  type?: string;
  size?: Omit<MessageSize, 'type'>;
  fallback?: { type: string; subject?: string; body: string };
  /** Variables without a value or a default: this recipient would be skipped. */
  missing: string[];
  /** Why it cannot be sent to this recipient. */
  problem?: { code: string; message: string };
}

/** Renders one recipient after the other; keeps the first, the longest and one that lacks a value, and counts the rest. */
export class MessagePreview {
  /** How many could be sent. */
  sendable = 0;
  /** How many of them may not be sent to at night, were it an advertisement. */
  byDayOnly = 0;
  readonly types = new Map<string, number>();
  /** By variable, how many lack it. */
  readonly missing = new Map<string, number>();
  /** By code, how many cannot be sent to. */
  readonly unsendable = new Map<string, number>();
  readonly #first: PreviewSample[] = [];
  #longest?: PreviewSample;
  #longestSize = -1;
  #lacking?: PreviewSample;

  constructor(
    private readonly channel: Channel,
    private readonly render: Render,
    private readonly limit: number,
  ) {}

  add(recipient: MappedRecipient): void {
    const sample = this.#sampleOf(recipient);
    if (this.#first.length < this.limit) this.#first.push(sample);
    else if (sample.missing.length > 0) this.#lacking ??= sample;
  }

  /** The longest and the one that lacks a value only where they are not among the first. */
  get samples(): PreviewSample[] {
    const shown = this.#first.some(({ missing }) => missing.length > 0);
    const longest = this.#longest && !this.#first.includes(this.#longest) ? [this.#longest] : [];
    const lacking = this.#lacking && !shown ? [this.#lacking] : [];
    return [
      ...this.#first,
      ...longest.map((sample) => ({ ...sample, kind: 'longest' as const })),
      ...lacking.map((sample) => ({ ...sample, kind: 'missing' as const })),
    ];
  }

  #sampleOf(recipient: MappedRecipient): PreviewSample {
    const rendered = this.render(recipient);
    const unsent = { kind: 'first', to: recipient.address, body: '' } as const;
    switch (rendered.outcome) {
      case 'rendered':
        this.sendable += 1;
        if (recipient.consent !== 'night') this.byDayOnly += 1;
        return this.#measured(rendered.message);
      case 'missing':
        for (const variable of rendered.variables) count(this.missing, variable);
        return { ...unsent, missing: rendered.variables };
      case 'unsendable':
        count(this.unsendable, rendered.code);
        return { ...unsent, missing: [], problem: { code: rendered.code, message: rendered.message } };
    }
  }

  #measured(message: RenderedMessage): PreviewSample {
    const { to, subject, body, html, type, fallback } = message;
    const measured = this.channel.measure(message);
    const travels = type ?? measured?.type;
    if (travels !== undefined) count(this.types, travels);
    const sample: PreviewSample = {
      kind: 'first',
      to,
      ...(subject !== undefined && { subject }),
      body,
      ...(html !== undefined && { html }),
      ...(travels !== undefined && { type: travels }),
      ...(measured && { size: { size: measured.size, limit: measured.limit, unit: measured.unit } }),
      ...(fallback && { fallback }),
      missing: [],
    };
    const size = measured?.size ?? body.length;
    if (size > this.#longestSize) [this.#longest, this.#longestSize] = [sample, size];
    return sample;
  }
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
