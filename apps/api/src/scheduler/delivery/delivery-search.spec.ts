import { type Principal } from '../../access/principal';
import { deliverySearch } from './delivery-search';

const as = (role: Principal['role']): Principal => ({ name: 'k', role, via: 'key' });

it('finds names alone for viewers: they could try out what is masked', () => {
  expect(deliverySearch('0101', as('viewer')).where).toBe('names');
  expect(deliverySearch('0101', as('admin')).where).toBe('everything');
});
