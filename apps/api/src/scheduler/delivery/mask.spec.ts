import { maskAddress } from './mask';

it.each([
  ['jisoo@example.com', 'j***@example.com'],
  ['지수@example.kr', '지***@example.kr'],
  ['a@b@example.com', 'a***@example.com'],
  ['010-1234-5678', '010-****-5678'],
  ['01012345678', '010-****-5678'],
  ['+82 10 1234 5678', '821-****-5678'],
  ['customer-17', 'cu***'],
  ['x', 'x***'],
  ['', '***'],
])('%s is shown as %s', (address, masked) => {
  expect(maskAddress(address)).toBe(masked);
});
