/**
 * Hides most of an address, so that lists show who is meant to those who know, and no more:
 * `010-****-1234`, `a***@b.com`, and two characters of anything else.
 */
export function maskAddress(address: string): string {
  const at = address.lastIndexOf('@');
  if (at > 0) return `${firstOf(address, 1)}***${address.slice(at)}`;
  const digits = address.replaceAll(/\D/g, '');
  if (digits.length >= 8 && /^[+\d\s().-]+$/.test(address)) return `${digits.slice(0, 3)}-****-${digits.slice(-4)}`;
  return `${firstOf(address, address.length > 4 ? 2 : 1)}***`;
}

function firstOf(text: string, count: number): string {
  return [...text].slice(0, count).join('');
}
