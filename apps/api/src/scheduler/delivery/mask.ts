/**
 * Hides most of an address, so that lists show who is meant to those who know, and no more:
 * `010-****-1234`, `a***@b.com`, and two characters of anything else.
 */
export function maskAddress(address: string): string {
  const at = address.lastIndexOf('@');
  if (at > 0) return `${firstOf(address, 1)}***${address.slice(at)}`;
  const digits = address.replaceAll(/\D/g, '');
  if (isPhone(address)) return `${digits.slice(0, 3)}-****-${digits.slice(-4)}`;
  return `${firstOf(address, address.length > 4 ? 2 : 1)}***`;
}

function isPhone(address: string): boolean {
  return /^[+\d\s().-]+$/.test(address) && address.replaceAll(/\D/g, '').length >= 8;
}

const EMAIL = /[^\s<>"'(),;:@]{1,64}@[^\s<>"'(),;:@]{1,255}/gu;
const PHONE = /(?<![\d.])(?:\+?82[-. ]?|0)\d{1,2}[-. ]?\d{3,4}[-. ]?\d{4}(?![\d.])/g;

/** Masks `address`, and whatever else in a text is an e-mail address or a Korean phone number, however it is written. */
export function maskWithin(text: string, address: string): string {
  const rest = address === '' ? text : text.replaceAll(address, maskAddress(address));
  return rest.replaceAll(EMAIL, maskAddress).replaceAll(PHONE, maskAddress);
}

/** Masks `address` wherever it stands by itself, a phone number in any spelling, and nothing else: the rest is for its reader. */
export function maskOwn(text: string, address: string): string {
  if (address === '') return text;
  return text.replaceAll(isPhone(address) ? anySpelling(address) : standingAlone(address), maskAddress);
}

function anySpelling(phone: string): RegExp {
  const digits = phone.replaceAll(/\D/g, '').replace(/^(82)?0?/, '');
  return new RegExp(`(?<!\\d)(?:\\+?82[-. ]?0?|0?)${[...digits].join('[-. ]?')}(?!\\d)`, 'g');
}

function standingAlone(text: string): RegExp {
  const literal = text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
  return new RegExp(`(?<!${joiningTo(text.at(0))})${literal}(?!${joiningTo(text.at(-1))})`, 'giu');
}

/** What makes one word with a letter: to Latin ones a Korean particle is none (`kim@example.com으로`). */
function joiningTo(letter: string | undefined): string {
  return /[\p{Script=Latin}\p{N}]/u.test(letter ?? '') ? '[\\p{Script=Latin}\\p{N}]' : '[\\p{L}\\p{N}]';
}

function firstOf(text: string, count: number): string {
  return [...text].slice(0, count).join('');
}
