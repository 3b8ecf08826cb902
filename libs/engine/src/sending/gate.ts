import { type HoldCode, type SkipCode } from '../delivery/delivery';
import { type Instant } from '../instant';
import { type Consent, type Purpose } from '../purpose/purpose';
import { type DailyWindow, LAWFUL_DAY, opensAt } from './daily-window';

/** What stands between a job's recipients and their message. */
export interface GateRules {
  purpose: Purpose;
  /** Whether Korean law keeps the channel's advertisements out of the night. */
  nightRule: 'applies' | 'exempt';
  window?: DailyWindow & { outside: 'hold' | 'skip' };
}

export type GateVerdict =
  { verdict: 'send' } | { verdict: 'hold'; until: Instant; code: HoldCode } | { verdict: 'skip'; code: SkipCode };

const SEND: GateVerdict = { verdict: 'send' };

/** Night and window open together within days, or never: the first would keep someone waiting no longer than this. */
const MOST_ROUNDS = 10;

/** May this recipient get the message at `now`? Asked at each send, for the answer changes while a job runs. */
export function decide(
  recipient: { consent?: Consent; suppressed: boolean },
  rules: GateRules,
  now: Instant,
): GateVerdict {
  const refusal = refusalOf(recipient, rules.purpose);
  if (refusal) return { verdict: 'skip', code: refusal };
  const night = sleepsAtNight(recipient, rules) ? LAWFUL_DAY : undefined;
  const { window } = rules;
  if (!night && !window) return SEND;

  const byNight = night ? opensAt(night, now) : now;
  const byWindow = window ? opensAt(window, now) : now;
  if (byNight === now && byWindow === now) return SEND;
  if (byWindow > now && window?.outside === 'skip') return { verdict: 'skip', code: 'outside_window' };
  const until = firstCommon([night, window], now);
  if (until === undefined) return { verdict: 'skip', code: 'outside_window' };
  return { verdict: 'hold', until, code: byNight > now ? 'night' : 'window' };
}

/** Why this recipient never gets the message, whatever the time. */
export function refusalOf(
  { consent, suppressed }: { consent?: Consent; suppressed: boolean },
  purpose: Purpose,
): 'suppressed' | 'no_consent' | undefined {
  if (suppressed) return 'suppressed';
  return purpose === 'advertising' && (consent === undefined || consent === 'none') ? 'no_consent' : undefined;
}

function sleepsAtNight({ consent }: { consent?: Consent }, { purpose, nightRule }: GateRules): boolean {
  return purpose === 'advertising' && nightRule === 'applies' && consent !== 'night';
}

/** The first instant from `now` on at which all are open; undefined when they never are together. */
function firstCommon(windows: readonly (DailyWindow | undefined)[], now: Instant): Instant | undefined {
  let at = now;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    let next = at;
    for (const window of windows) if (window) next = opensAt(window, next);
    if (next === at) return at;
    at = next;
  }
  return undefined;
}
