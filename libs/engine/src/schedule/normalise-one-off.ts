import { type Instant } from '../instant';
import { checkAt, checkNotTooFar } from './check-wall-text';
import { type IssueList } from './issue-list';
import { delayMs } from './one-off';
import { type DelayUnit } from './schedule';

const LONGEST_DELAY: Record<DelayUnit, number> = {
  minutes: delayMs(36_500, 'days') / delayMs(1, 'minutes'),
  hours: delayMs(36_500, 'days') / delayMs(1, 'hours'),
  days: 36_500,
};

export function checkDelay(delay: { amount: number; unit: DelayUnit }, issues: IssueList): void {
  const unitKnown = issues.checkOneOf('delay.unit', delay.unit, ['minutes', 'hours', 'days']);
  if (unitKnown) issues.checkWhole('delay.amount', delay.amount, 1, LONGEST_DELAY[delay.unit]);
}

/** Form and far future only: whether a wall time has passed depends on its zone and on why we ask. */
export function checkScheduledAt(text: string, now: Instant, issues: IssueList): void {
  const at = checkAt('at', text, issues);
  if (at) checkNotTooFar('at', at.kind === 'exact' ? at.instant : at.wall, now, issues);
}
