import { csvAddress } from './job-api';

it('asks for whole addresses only for those who may have them', () => {
  expect(csvAddress('j 1', {}, 'masked')).toBe('/api/scheduler/jobs/j%201/deliveries.csv');
  expect(csvAddress('j', { state: 'failed' }, 'full')).toBe(
    '/api/scheduler/jobs/j/deliveries.csv?state=failed&addresses=full',
  );
});
