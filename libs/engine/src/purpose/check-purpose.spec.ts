import { type AudienceMapping } from '../audience/audience-source';
import { checkPurpose } from './check-purpose';
import { type Purpose } from './purpose';

const found = (purpose: Purpose | undefined, mapping: Omit<AudienceMapping, 'address'>) =>
  checkPurpose({
    ...(purpose && { purpose }),
    audience: { source: 'list', mapping: { address: 'a', ...mapping } },
  }).map(({ path, code }) => `${path}: ${code}`);

it('lets nobody advertise without the column that says who agreed', () => {
  expect(found('advertising', {})).toEqual(['audience.mapping.adConsent: ADVERTISING_NEEDS_CONSENT']);
  expect(found('advertising', { nightConsent: 'n' })).toEqual([
    'audience.mapping.adConsent: ADVERTISING_NEEDS_CONSENT',
  ]);
  expect(found('advertising', { adConsent: 'c' })).toEqual([]);
  expect(found('advertising', { adConsent: 'c', nightConsent: 'n' })).toEqual([]);
});

it.each([undefined, 'informational', 'authentication'] as const)('asks nothing of %s', (purpose) => {
  expect(found(purpose, {})).toEqual([]);
  expect(found(purpose, { adConsent: 'c' })).toEqual([]);
});

it('takes consent to the night without consent at all for a mistake', () => {
  expect(found('informational', { nightConsent: 'n' })).toEqual(['audience.mapping.adConsent: REQUIRED']);
});
