import { type Sending } from '@jeongsi/contract';
import { numberOf, typedNumber } from '../../form/typed-number';
import { timeText } from '../../form/typed-time';

/** Numbers and times as typed; empty ones leave it to the server. */
export interface SendingDraft {
  ratePerMinute: string;
  concurrency: string;
  stopAfterFailures: string;
  window: { use: 'always' | 'within'; from: string; to: string; outside: 'hold' | 'skip' };
}

export function sendingDraftOf(sending: Sending): SendingDraft {
  return {
    ratePerMinute: typedNumber(sending.ratePerMinute),
    concurrency: typedNumber(sending.concurrency),
    stopAfterFailures: typedNumber(sending.stopAfterFailures),
    window: sending.window
      ? { use: 'within', ...sending.window }
      : { use: 'always', from: '09:00', to: '20:00', outside: 'hold' },
  };
}

export function sendingOf(draft: SendingDraft): Sending {
  const [ratePerMinute, concurrency, stopAfterFailures] = [
    numberOf(draft.ratePerMinute),
    numberOf(draft.concurrency),
    numberOf(draft.stopAfterFailures),
  ];
  const { use, from, to, outside } = draft.window;
  return {
    ...(ratePerMinute !== undefined && { ratePerMinute }),
    ...(concurrency !== undefined && { concurrency }),
    ...(use === 'within' && { window: { from: timeText(from), to: timeText(to), outside } }),
    ...(stopAfterFailures !== undefined && { stopAfterFailures }),
  };
}
