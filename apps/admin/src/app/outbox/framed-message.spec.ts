import { type DeliveryMessage, type OutboxMessage } from '@jeongsi/contract';
import { framedMessage } from './framed-message';

const KEPT: OutboxMessage = {
  id: 'm',
  jobId: 'j',
  deliveryId: 'd',
  channel: 'email',
  to: 'reader@example.com',
  subject: '안내',
  body: '그때 쓴 말',
  mode: 'test',
  createdAt: '2026-11-22T05:31:34.000Z',
};
const MADE: DeliveryMessage = {
  channel: 'email',
  to: 'r***@example.com',
  subject: '나중 제목',
  body: '나중에 만든 말',
  html: '<p>나중에 만든 말</p>',
  missing: [],
};

it('takes the frame from the channel, and the words from what was kept', () => {
  const { channel, sample } = framedMessage(KEPT, MADE);
  expect(channel).toBe('email');
  expect(sample).toEqual({ to: 'r***@example.com', subject: '안내', body: '그때 쓴 말', html: MADE.html });
});

it('is the channel’s frame with the kept words when nobody knows more', () => {
  expect(framedMessage(KEPT, null)).toEqual({
    channel: 'email',
    sample: { to: 'r***@example.com', subject: '안내', body: '그때 쓴 말' },
  });
});
