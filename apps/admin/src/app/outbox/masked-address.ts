/**
 * An address as a list may show it: `010-****-5678`, `a***@b.com`. What is neither a number nor an e-mail address, and what
 * is masked already, stays as it is.
 */
export function maskedAddress(address: string): string {
  if (address.includes('*')) return address;
  const at = address.lastIndexOf('@');
  if (at > 0) return `${address.slice(0, 1)}***${address.slice(at)}`;
  const digits = address.replaceAll(/[\s().-]/g, '');
  if (!/^\+?\d{7,15}$/.test(digits)) return address;
  return `${digits.slice(0, Math.max(2, digits.length - 8))}-****-${digits.slice(-4)}`;
}
