import { controlId, ownId } from './control-id';

it('makes ids of fields that a page takes', () => {
  expect(controlId('schedule.recurrence.times.0')).toBe('field-schedule-recurrence-times-0');
  expect(controlId('message.variables.받는 사람')).toMatch(/^field-message-variables[\w-]+$/);
  expect(controlId('message.variables.a b')).not.toBe(controlId('message.variables.a.b'));
  expect(controlId('message.variables.이름')).not.toBe(controlId('message.variables.상품'));
});

it('gives every control that has no name an id of its own', () => {
  expect(ownId()).not.toBe(ownId());
});
