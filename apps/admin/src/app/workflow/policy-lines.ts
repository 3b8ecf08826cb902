import { type Workflow } from '@jeongsi/contract';
import { type Text } from '../i18n/text';

/** The rules of a workflow in words, the defaults too: what nobody chose still happens. */
export function policyLines(
  { policy = {}, sending = {} }: Pick<Workflow, 'policy' | 'sending'>,
  text: Text,
  number: (value: number) => string,
): readonly string[] {
  const { overlap = 'skip', missed = 'run_once', missedGraceMinutes = 1_440, maxRetries = 3 } = policy;
  const never = missed === 'skip' || missedGraceMinutes === 0;
  return [
    text(`policy.overlap.${overlap}`),
    never
      ? text('policy.missed.skip')
      : text(`policy.missed.${missed}`, { n: number(Math.round(missedGraceMinutes / 60)) }),
    maxRetries === 0 ? text('policy.retries.none') : text('policy.retries', { n: maxRetries }),
    ...(policy.timeoutSeconds === undefined
      ? []
      : [text('policy.timeout', { n: number(Math.ceil(policy.timeoutSeconds / 60)) })]),
    ...(policy.pauseAfterFailures === undefined ? [] : [text('policy.pauseAfter', { n: policy.pauseAfterFailures })]),
    ...(sending.ratePerMinute === undefined ? [] : [text('policy.rate', { n: number(sending.ratePerMinute) })]),
    ...(sending.window === undefined
      ? []
      : [text(`policy.window.${sending.window.outside}`, { from: sending.window.from, to: sending.window.to })]),
    ...(sending.stopAfterFailures === undefined
      ? []
      : [text('policy.stopAfter', { n: number(sending.stopAfterFailures) })]),
  ];
}
