import { checkWhole } from './check-whole';
import { checkTime } from './check-when';
import { type Problem, problem } from './problem';
import { type SendingDraft } from './sending-draft';
import { timeText } from '../../form/typed-time';

export function checkSending({ ratePerMinute, concurrency, stopAfterFailures, window }: SendingDraft): Problem[] {
  return [
    ...checkWhole('sending.ratePerMinute', ratePerMinute, { least: 1, most: 1_000_000 }),
    ...checkWhole('sending.concurrency', concurrency, { least: 1, most: 1_000 }),
    ...checkWhole('sending.stopAfterFailures', stopAfterFailures, { least: 1, most: 1_000_000 }),
    ...(window.use === 'within' ? checkWindow(window) : []),
  ];
}

function checkWindow({ from, to }: SendingDraft['window']): Problem[] {
  const problems = [...checkTime('sending.window.from', from), ...checkTime('sending.window.to', to)];
  if (problems.length > 0) return problems;
  return timeText(from) === timeText(to) ? [problem('sending.window.to', 'emptyWindow')] : [];
}
