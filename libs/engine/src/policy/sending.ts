import { type SendingInput } from '../workflow/workflow';

/** When messages may leave: wall-clock times of day in `timeZone`; `from` after `to` means over midnight. */
export interface SendWindow {
  from: string;
  to: string;
  timeZone: string;
  outside: 'hold' | 'skip';
}

/** How a job's messages leave. */
export interface SendingRules {
  /** Messages on their way at the same time, and thus the most that can ever be in doubt. */
  concurrency: number;
  ratePerMinute?: number;
  window?: SendWindow;
  /** The job stops for good when that many deliveries failed. */
  stopAfterFailures?: number;
}

export function resolveSending(input: SendingInput | undefined, timeZone: string): SendingRules {
  const { ratePerMinute, window, stopAfterFailures } = input ?? {};
  return {
    concurrency: input?.concurrency ?? 16,
    ...(ratePerMinute !== undefined && { ratePerMinute }),
    ...(window && { window: { ...window, timeZone } }),
    ...(stopAfterFailures !== undefined && { stopAfterFailures }),
  };
}
