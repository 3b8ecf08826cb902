import { type DeliveryRecord } from '@jeongsi/engine';
import { presentDelivery } from './present-delivery';

const delivery: DeliveryRecord = {
  id: '019ab1c4-0b3e-7f11-b2c8-64d1a9e0f372',
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
    recipientKey: 'j***@example.com~e0f372',
    error: '550 <j***@example.com>: no such mailbox j***@example.com',
  });
});

it('keeps two people apart whose masks are alike', () => {
  const jiwon = { ...delivery, id: '019ab1c4-0b3e-7f11-b2c8-64d1a9e0f373', recipientKey: 'jiwon@example.com' };
  expect(presentDelivery(jiwon).recipientKey).not.toBe(presentDelivery(delivery).recipientKey);
});

it.each(['minho@example.com', '010-1234-5678', '01012345678', '+82 10-1234-5678', 'jisoo@example.com (row 3)'])(
  'masks a key that is another address: %s',
  (recipientKey) => {
    const shown = presentDelivery({ ...delivery, recipientKey }).recipientKey;
    expect(shown).toMatch(/\*\*\*.*~e0f372$/);
    expect(shown).not.toMatch(/minho|1234|jisoo/);
  },
);

it.each(['customer-17', '20231234567', 'A-0012'])('leaves a key of its own alone: %s', (recipientKey) => {
  expect(presentDelivery({ ...delivery, recipientKey }).recipientKey).toBe(recipientKey);
});

it('shows no variables, and nothing that is not there', () => {
  const shown = presentDelivery(delivery);
  expect(shown).not.toHaveProperty('variables');
  expect(shown).not.toHaveProperty('nextTryAt');
});
