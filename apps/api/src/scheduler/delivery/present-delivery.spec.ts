import { type DeliveryRecord } from '@jeongsi/engine';
import { presentDelivery } from './present-delivery';

const delivery: DeliveryRecord = {
  id: 'd',
  jobId: 'j',
  recipientKey: 'jisoo@example.com',
  channel: 'email',
  address: 'jisoo@example.com',
  variables: { name: '김지수' },
  state: 'failed',
  attempts: 1,
  errorCode: 'SMTP_550',
  error: '550 <jisoo@example.com>: no such mailbox jisoo@example.com',
  updatedAt: Date.parse('2026-11-23T01:00:00Z'),
};

it('masks the address wherever it shows', () => {
  const shown = presentDelivery(delivery);
  expect(JSON.stringify(shown)).not.toContain('jisoo@');
  expect(shown).toMatchObject({
    recipientKey: 'j***@example.com',
    error: '550 <j***@example.com>: no such mailbox j***@example.com',
  });
});

it('leaves a key of its own alone, and shows no variables', () => {
  const shown = presentDelivery({ ...delivery, recipientKey: 'customer-17' });
  expect(shown.recipientKey).toBe('customer-17');
  expect(shown).not.toHaveProperty('variables');
  expect(shown).not.toHaveProperty('nextTryAt');
});
