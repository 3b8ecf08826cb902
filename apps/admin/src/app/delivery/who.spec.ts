import { whoOf } from './who';

it.each([
  [{ name: '김지수', recipientKey: '7', address: '010-****-4444' }, '김지수'],
  [{ recipientKey: 'customer-17', address: 'a***@example.com' }, 'customer-17'],
  [{ recipientKey: '010-****-4444~839547', address: '010-****-4444' }, null],
  [{ recipientKey: 'a***@example.com~dd83b4', address: 'a***@example.com' }, null],
  [{ recipientKey: 'a@example.com', address: 'a@example.com' }, null],
])('of %j is %s', (delivery, who) => {
  expect(whoOf(delivery)).toBe(who);
});
