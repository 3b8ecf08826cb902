import { type DeliverySearch } from '@jeongsi/engine';
import { type Principal } from '../../access/principal';
import { wordsOf } from '../../http/search-words';

/**
 * What to look for. A viewer finds names only: whoever sees masked addresses
 * would otherwise find the hidden rest by trying.
 */
export function deliverySearch(text: string, { role }: Principal): DeliverySearch {
  return { words: wordsOf(text), where: role === 'viewer' ? 'names' : 'everything' };
}
