/** How a workflow's jobs treat each other and their failures, as given; `resolvePolicy` fills the defaults. */
export interface PolicyInput {
  overlap?: 'skip' | 'queue' | 'allow';
  missed?: 'run_once' | 'skip' | 'run_all';
  missedGraceMinutes?: number;
  maxRetries?: number;
  timeoutSeconds?: number;
  pauseAfterFailures?: number;
}

export interface Policy {
  overlap: 'skip' | 'queue' | 'allow';
  missed: 'run_once' | 'skip' | 'run_all';
  missedGraceMs: number;
  /** How often a job that could not do its work is tried again, and a delivery that failed for a while. */
  maxRetries: number;
  timeoutMs: number;
  /** The workflow pauses itself when that many of its jobs failed in a row. */
  pauseAfterFailures?: number;
}

const MINUTE = 60_000;

export function resolvePolicy(input: PolicyInput | undefined, defaults: { timeoutMs: number }): Policy {
  return {
    overlap: input?.overlap ?? 'skip',
    missed: input?.missed ?? 'run_once',
    missedGraceMs: (input?.missedGraceMinutes ?? 1_440) * MINUTE,
    maxRetries: input?.maxRetries ?? 3,
    timeoutMs: input?.timeoutSeconds === undefined ? defaults.timeoutMs : input.timeoutSeconds * 1_000,
    ...(input?.pauseAfterFailures !== undefined && { pauseAfterFailures: input.pauseAfterFailures }),
  };
}
