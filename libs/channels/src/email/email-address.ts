import { domainToASCII } from 'node:url';

/** What RFC 5321 allows without quotes: atoms joined by single dots. */
const LOCAL = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/;
/** At least two labels, the last one not a number. */
const DOMAIN = /^(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+(?!\d+$)[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/;

const MAX_LOCAL = 64;
const MAX_ADDRESS = 254;

/**
 * The address in lower case with its domain in punycode, or undefined when mail cannot go there: quoted and non-ASCII
 * local parts, address literals and domains without a dot are refused.
 *
 * Lower case because the same person must not get a message twice; no provider tells `Kim@` from `kim@`.
 */
export function normaliseEmail(raw: string): string | undefined {
  // Full-width letters and the full-width at sign, as a Korean keyboard writes them.
  const text = raw.trim().normalize('NFKC');
  const at = text.lastIndexOf('@');
  const local = text.slice(0, Math.max(0, at)).toLowerCase();
  if (local.length > MAX_LOCAL || !LOCAL.test(local)) return undefined;
  const domain = domainToASCII(text.slice(at + 1));
  const address = `${local}@${domain}`;
  return DOMAIN.test(domain) && address.length <= MAX_ADDRESS ? address : undefined;
}

/** Who a mail comes from: `a@x.kr` or `정시 <a@x.kr>`. */
export interface EmailSender {
  name: string;
  address: string;
}

const NAMED = /^([^<>]*)<([^<>]+)>$/;

/** Undefined when it is neither an address nor a name with one. A sender is the same for everybody: variables are refused. */
export function parseSender(raw: string): EmailSender | undefined {
  const text = raw.trim();
  const named = NAMED.exec(text);
  const address = normaliseEmail(named?.[2] ?? text);
  const name = (named?.[1] ?? '').trim().replace(/^"(.*)"$/, '$1');
  return address === undefined || /\p{Cc}|#\{/u.test(text) ? undefined : { name, address };
}
