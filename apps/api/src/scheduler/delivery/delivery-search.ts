import { type DeliverySearch } from '@jeongsi/engine';
import { type Principal } from '../../access/principal';

/**
 * What to look for. A phone number is found however it is written. A viewer finds names only: whoever sees masked addresses
 * would otherwise find the hidden rest by trying.
 */
export function deliverySearch(text: string, { role }: Principal): DeliverySearch {
  const word = text.trim();
  const where = role === 'viewer' ? 'names' : 'everything';
  return { words: /^\+?[\d\s().-]{4,}$/.test(word) ? [...new Set([word, national(word)])] : [word], where };
}

/** As Korean numbers are kept. */
function national(phone: string): string {
  const digits = phone.replaceAll(/\D/g, '');
  return phone.startsWith('+82') ? digits.replace(/^820?/, '0') : digits;
}
