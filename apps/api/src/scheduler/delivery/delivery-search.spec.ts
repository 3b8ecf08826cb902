import { type Principal } from '../../access/principal';
import { deliverySearch } from './delivery-search';

const as = (role: Principal['role']): Principal => ({ name: 'k', role, via: 'key' });

it.each([
  [' 지수 ', ['지수']],
  ['010-1234', ['010-1234', '0101234']],
  ['+82 10-1234-5678', ['+82 10-1234-5678', '01012345678']],
  ['0101234', ['0101234']],
  ['2024-A', ['2024-A']],
])('%j is looked for as %j', (text, words) => {
  expect(deliverySearch(text, as('operator'))).toEqual({ words, where: 'everything' });
});

it('finds names alone for viewers: they could try out what is masked', () => {
  expect(deliverySearch('0101', as('viewer')).where).toBe('names');
  expect(deliverySearch('0101', as('admin')).where).toBe('everything');
});
