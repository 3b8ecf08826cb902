import { createHash } from 'node:crypto';
import { type Provider } from './provider.ts';

/** Reports to send: of everybody that was sent to, or of some. */
export interface ReportRequest {
  url: string;
  secret?: string;
  /** How the secret travels; without it as it is. */
  secretAs?: 'plain' | 'sha1';
  event?: 'SINGLE-REPORT' | 'GROUP-REPORT';
  to?: string[];
  /** 4000, delivered, without it. */
  statusCode?: string;
  /** How often each report comes; once without it. */
  repeat?: number;
  /** The last message first. */
  reversed?: boolean;
  /** Reports in one call; 100 without it. */
  perCall?: number;
}

/** Sends the reports and answers the status of each call. */
export async function sendReports(provider: Provider, request: ReportRequest): Promise<number[]> {
  const { url, event = 'SINGLE-REPORT', statusCode = '4000', repeat = 1, reversed, perCall = 100 } = request;
  const settled = provider.settle(request.to, statusCode);
  const ordered = reversed ? settled.toReversed() : settled;
  const single = ordered.map((message) => ({ ...message, dateReported: new Date().toISOString() }));
  const items = event === 'GROUP-REPORT' ? provider.groups() : single;
  const answers: number[] = [];
  for (let round = 0; round < repeat; round += 1) {
    for (let start = 0; start < items.length; start += perCall) {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-solapi-event-name': event, ...secretHeader(request) },
        body: JSON.stringify(items.slice(start, start + perCall)),
      });
      await response.text();
      answers.push(response.status);
    }
  }
  return answers;
}

function secretHeader({ secret, secretAs }: ReportRequest): Record<string, string> {
  if (secret === undefined) return {};
  return { 'x-solapi-secret': secretAs === 'sha1' ? createHash('sha1').update(secret).digest('hex') : secret };
}
