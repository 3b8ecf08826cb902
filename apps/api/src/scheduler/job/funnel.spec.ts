import { type DeliveryReason } from '@jeongsi/engine';
import { sampleJob } from '../../testing/sample-job';
import { funnelOf } from './funnel';

const skipped = (errorCode: string, count: number): DeliveryReason => ({ state: 'skipped', errorCode, count });

it('leads from everybody in the source to those it sends to', () => {
  const reasons = [
    skipped('no_consent', 5),
    skipped('invalid_address', 10),
    skipped('duplicate', 3),
    skipped('suppressed', 2),
    skipped('missing_variable', 7),
    skipped('cancelled', 1),
    { state: 'failed' as const, errorCode: 'SMTP_550', count: 4 },
  ];
  expect(funnelOf(sampleJob({ audience: { rows: 100, complete: true } }), reasons)).toEqual([
    { step: 'all', left: 100, out: 0 },
    { step: 'valid', left: 90, out: 10 },
    { step: 'unique', left: 87, out: 3 },
    { step: 'unsuppressed', left: 85, out: 2 },
    { step: 'consenting', left: 80, out: 5 },
  ]);
});

it('is not known before the source is read, nor for a retry', () => {
  expect(funnelOf(sampleJob({ audience: { rows: 100, complete: false } }), [])).toEqual([]);
  const retryOf = { jobId: 'j', scope: 'failed' as const };
  expect(funnelOf(sampleJob({ options: { retryOf } }, { delivered: 3 }), [])).toEqual([]);
});
