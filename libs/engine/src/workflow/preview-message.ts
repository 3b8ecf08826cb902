import { type MappedRecipient } from '../audience/recipient';
import { type Channel, type Render } from '../channel/channel';
import { type RenderedSample, renderedSample } from './rendered-sample';

/** A message as one recipient would see it. */
export interface PreviewSample extends RenderedSample {
  /** Why this one is shown. */
  kind: 'first' | 'longest' | 'missing';
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
    const sample = { kind: 'first', ...renderedSample(this.channel, rendered, recipient.address) } as const;
    if (rendered.outcome === 'missing') for (const variable of rendered.variables) count(this.missing, variable);
    if (rendered.outcome === 'unsendable') count(this.unsendable, rendered.code);
    if (rendered.outcome === 'rendered') this.#sendable(sample, recipient);
    return sample;
  }

  #sendable(sample: PreviewSample, { consent }: MappedRecipient): void {
    this.sendable += 1;
    if (consent !== 'night') this.byDayOnly += 1;
    if (sample.type !== undefined) count(this.types, sample.type);
    const size = sample.size?.size ?? sample.body.length;
    if (size > this.#longestSize) [this.#longest, this.#longestSize] = [sample, size];
  }
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
