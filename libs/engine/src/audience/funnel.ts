/** From everybody in the source to those who would get it, in the order in which they are left out. */
export const FUNNEL_ORDER = ['all', 'valid', 'unique', 'unsuppressed', 'consenting'] as const;
export type FunnelStepName = (typeof FUNNEL_ORDER)[number];

export interface FunnelStep {
  step: FunnelStepName;
  /** How many are left after it. */
  left: number;
  /** How many it left out. */
  out: number;
  /** The first of those left out, at most 20, as they stand in the source. */
  examples: FunnelExample[];
}

export interface FunnelExample {
  address: string;
  name?: string;
}

const MOST_EXAMPLES = 20;

/** Counts who falls out of an audience, and where. */
export class Funnel {
  #all = 0;
  readonly #out = new Map<FunnelStepName, { count: number; examples: FunnelExample[] }>();

  /** Somebody the source gave. */
  enter(): void {
    this.#all += 1;
  }

  /** Somebody who entered did not get past `step`. */
  leave(step: Exclude<FunnelStepName, 'all'>, { address, name }: FunnelExample): void {
    const out = this.#out.get(step) ?? { count: 0, examples: [] };
    this.#out.set(step, out);
    out.count += 1;
    if (out.examples.length < MOST_EXAMPLES) out.examples.push({ address, ...(name !== undefined && { name }) });
  }

  /** How many `step` left out. */
  out(step: FunnelStepName): number {
    return this.#out.get(step)?.count ?? 0;
  }

  get steps(): FunnelStep[] {
    let left = this.#all;
    return FUNNEL_ORDER.map((step) => {
      const { count, examples } = this.#out.get(step) ?? { count: 0, examples: [] };
      left -= count;
      return { step, left, out: count, examples };
    });
  }
}
