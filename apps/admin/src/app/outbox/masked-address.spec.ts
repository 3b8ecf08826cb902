import { maskedAddress } from './masked-address';

it.each([
  ['reader@example.com', 'r***@example.com'],
  ['01012345678', '010-****-5678'],
  ['010-1234-5678', '010-****-5678'],
  ['+821012345678', '+8210-****-5678'],
  ['02-345-6789', '02-****-6789'],
  ['010-****-5678', '010-****-5678'],
  ['j***@example.com', 'j***@example.com'],
  ['member-17', 'member-17'],
  ['U12345', 'U12345'],
])('%s is shown as %s', (address, shown) => {
  expect(maskedAddress(address)).toBe(shown);
});
