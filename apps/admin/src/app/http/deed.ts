import { AUDIT_REASON_HEADER } from '@jeongsi/contract';

/** What goes along with a request that changes something. */
export interface Deed {
  /** The server does it once, however often the request arrives under this key. */
  key: string;
  /** Why, for the audit log; empty when nobody said. */
  reason: string;
}

export function deedHeaders({ key, reason }: Deed): Record<string, string> {
  return { 'Idempotency-Key': key, ...reasonHeader(reason) };
}

/** Headers are ASCII: the words travel percent-encoded. */
export function reasonHeader(reason: string): Record<string, string> {
  const said = reason.trim();
  return said === '' ? {} : { [AUDIT_REASON_HEADER]: encodeURIComponent(said) };
}
