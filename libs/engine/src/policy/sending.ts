import { type SendingInput } from '../workflow/workflow';

/** How a job's messages leave. */
export interface SendingRules {
  /** Messages on their way at the same time, and thus the most that can ever be in doubt. */
  concurrency: number;
}

export function resolveSending(input: SendingInput | undefined): SendingRules {
  return { concurrency: input?.concurrency ?? 16 };
}
