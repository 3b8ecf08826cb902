import { maskAddress, maskOwn, maskWithin } from './mask';

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

it.each([
  ['550 <jisoo@example.com>: unknown', 'jisoo@example.com', '550 <j***@example.com>: unknown'],
  ['550 <JISOO@Example.com>: unknown', 'jisoo@example.com', '550 <J***@Example.com>: unknown'],
  ['010-1234-5678: 결번', '01012345678', '010-****-5678: 결번'],
  ['821012345678 is switched off', '01012345678', '821-****-5678 is switched off'],
  ['+82-2-123-4567', 'x@example.com', '822-****-4567'],
  ['forwarded to other@example.org', 'jisoo@example.com', 'forwarded to o***@example.org'],
  ['no such customer: k-1', 'k-1', 'no such customer: k***'],
  ['SMTP 550 5.1.1, id 20261123090000, 3 of 10', '', 'SMTP 550 5.1.1, id 20261123090000, 3 of 10'],
  ['masked j***@example.com stays', 'jisoo@example.com', 'masked j***@example.com stays'],
])('in "%s" nobody can read who %s is', (text, address, masked) => {
  expect(maskWithin(text, address)).toBe(masked);
});

it('takes no longer for a long text', () => {
  const text = `${'a.'.repeat(50_000)} ${'0'.repeat(50_000)}`;
  const started = performance.now();
  maskWithin(text, 'jisoo@example.com');
  expect(performance.now() - started).toBeLessThan(1_000);
});

it.each([
  ['Dear jisoo@example.com, ask help@example.org', 'jisoo@example.com', 'Dear j***@example.com, ask help@example.org'],
  ['JISOO@example.com', 'jisoo@example.com', 'J***@example.com'],
  ['notjisoo@example.com', 'jisoo@example.com', 'notjisoo@example.com'],
  ['010-1234-5678 / +82 10 1234 5678 / 01012345678', '01012345678', '010-****-5678 / 821-****-5678 / 010-****-5678'],
  ['무료수신거부 080-123-4567', '01012345678', '무료수신거부 080-123-4567'],
  ['No. 17: 170 won for k17', '17', 'No. 1***: 170 won for k17'],
  ['a.c and abc', 'a.c', 'a*** and abc'],
  ['anything', '', 'anything'],
  ['메일은jisoo@example.com으로 보내요', 'jisoo@example.com', '메일은j***@example.com으로 보내요'],
  ['xjisoo@example.community', 'jisoo@example.com', 'xjisoo@example.community'],
])('in the message "%s" %s is masked, and nothing else', (text, address, masked) => {
  expect(maskOwn(text, address)).toBe(masked);
});
