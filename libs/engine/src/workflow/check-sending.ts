import { type Issue } from '../issue';
import { type SendingInput } from './workflow';

const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/;

/** What is wrong with the rules of sending, with paths from their own root. */
export function checkSending(sending: SendingInput = {}): Issue[] {
  const { window } = sending;
  return [
    ...COUNTS.flatMap((name) => checkCount(name, sending[name])),
    ...(window ? [...checkTime('window.from', window.from), ...checkTime('window.to', window.to)] : []),
    ...(window && window.from === window.to ? [EMPTY_WINDOW] : []),
  ];
}

const COUNTS = ['ratePerMinute', 'concurrency', 'stopAfterFailures'] as const;

function checkCount(path: string, count: number | undefined): Issue[] {
  if (count === undefined || (Number.isInteger(count) && count >= 1)) return [];
  return [{ path, code: 'OUT_OF_RANGE', message: 'Give a whole number of 1 or more, or leave it out' }];
}

function checkTime(path: string, time: string): Issue[] {
  if (TIME_OF_DAY.test(time)) return [];
  return [{ path, code: 'INVALID_TIME', message: 'Give a time of day such as 09:00' }];
}

const EMPTY_WINDOW: Issue = {
  path: 'window.to',
  code: 'EMPTY_WINDOW',
  message: 'The window closes when it opens: give another time, or leave the window out to send at any time',
};
