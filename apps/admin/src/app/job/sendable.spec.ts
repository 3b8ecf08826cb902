import { counts } from './testing/a-job';
import { sendable } from './sendable';

it('counts whom another run would send to', () => {
  const reasons = [
    { state: 'skipped', errorCode: 'no_consent', count: 100 },
    { state: 'skipped', errorCode: 'cancelled', count: 300 },
    { state: 'failed', errorCode: 'HTTP_404', count: 7 },
  ] as const;
  const deliveries = counts({ delivered: 4_593, failed: 7, skipped: 400 });
  expect(sendable({ deliveries, reasons: [...reasons] })).toBe(4_900);
});
