import { type Fault, type Faults } from './fault.ts';
import { type Account, type Provider } from './provider.ts';
import { sendReports, type ReportRequest } from './report.ts';

/** A call as it came in, for tests that count. */
export interface SeenCall {
  method: string;
  path: string;
  step?: string;
  /** 0 when the connection was cut or nothing was answered. */
  status: number;
}

export interface Controlled {
  provider: Provider;
  faults: Faults;
  seen: SeenCall[];
  /** What time it is for the provider. */
  clock: { offsetMs: number };
}

/**
 * What a test may ask for, as JSON:
 *
 *   GET  /_control/received   { recipients: { number: how often it was sent to }, messages, groups, calls }
 *   POST /_control/faults     a Fault, or an array of them
 *   POST /_control/refusals   { number: status code that its messages are registered with }
 *   POST /_control/account    parts of the Account
 *   POST /_control/reports    a ReportRequest; answers { answers: status of each call }
 *   POST /_control/clock      { now: ISO 8601 }: what time it is for the provider from now on
 *   POST /_control/reset      forgets everything but the time
 */
export async function control(parts: Controlled, call: string, body: unknown): Promise<object | undefined> {
  const { provider, faults, seen } = parts;
  switch (call) {
    case 'GET received':
      return { recipients: perRecipient(provider), messages: provider.sent, groups: provider.groups(), calls: seen };
    case 'POST faults':
      for (const fault of [body].flat() as Fault[]) faults.plan(fault);
      return {};
    case 'POST refusals':
      for (const [to, code] of Object.entries(body as Record<string, string>)) provider.refusals.set(to, code);
      return {};
    case 'POST account':
      provider.account = { ...provider.account, ...(body as Partial<Account>) };
      return {};
    case 'POST reports':
      return { answers: await sendReports(provider, body as ReportRequest) };
    case 'POST clock':
      parts.clock.offsetMs = Date.parse((body as { now: string }).now) - Date.now();
      return {};
    case 'POST reset':
      provider.reset();
      faults.clear();
      seen.length = 0;
      return {};
    default:
      return undefined;
  }
}

function perRecipient({ sent }: Provider): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { to } of sent) counts[to] = (counts[to] ?? 0) + 1;
  return counts;
}
