import fc from 'fast-check';
import { normaliseEmail, parseSender } from './email-address';

describe('an e-mail address', () => {
  it.each([
    ['kim@example.com', 'kim@example.com'],
    ['  Kim.Hana+News@Example.COM ', 'kim.hana+news@example.com'],
    ["o'neil_x-1@a-b.co.kr", "o'neil_x-1@a-b.co.kr"],
    ['kim@한국.kr', 'kim@xn--3e0b707e.kr'],
    ['kim@예제.한국', 'kim@xn--2j5b21b.xn--3e0b707e'],
    ['ｋｉｍ＠example.com', 'kim@example.com'],
  ])('%j is sent to %s', (raw, address) => {
    expect(normaliseEmail(raw)).toBe(address);
  });

  it.each([
    '',
    'kim',
    '@example.com',
    'kim@',
    'kim@localhost',
    'kim@example',
    'kim@@example.com',
    'kim@exa mple.com',
    'kim lee@example.com',
    '"kim lee"@example.com',
    '.kim@example.com',
    'kim.@example.com',
    'kim..lee@example.com',
    '김하나@example.com',
    'kim@[127.0.0.1]',
    'kim@127.0.0.1',
    'kim@1.2',
    'kim@-a.com',
    'kim@a-.com',
    'kim@example..com',
    'kim@example.com\r\nRCPT TO:<b@x.kr>',
    'kim\r\n@example.com',
    'kim\0@example.com',
    'Kim <kim@example.com>',
    'a@x.kr,b@x.kr',
    'a@x.kr; b@x.kr',
    `${'a'.repeat(65)}@example.com`,
    `a@${'b'.repeat(64)}.com`,
    `a@${`${'b'.repeat(60)}.`.repeat(5)}com`,
  ])('is not %j', (raw) => {
    expect(normaliseEmail(raw)).toBeUndefined();
  });

  it('stays what it is when normalised again, and never holds what ends a command', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.emailAddress(),
          fc.string({ unit: 'binary' }),
          fc.string().map((text) => `${text}@x.kr`),
        ),
        (raw) => {
          const address = normaliseEmail(raw);
          if (address === undefined) return;
          expect(normaliseEmail(address)).toBe(address);
          expect(address).toMatch(/^[\x21-\x7e]+@[a-z\d.-]+$/);
          expect(address).not.toMatch(/[<>\s,;:"]/);
        },
      ),
    );
  });
});

describe('a sender', () => {
  it.each([
    ['News@X.kr', { name: '', address: 'news@x.kr' }],
    ['정시 알림 <news@x.kr>', { name: '정시 알림', address: 'news@x.kr' }],
    ['"Kim, Lee" <news@x.kr>', { name: 'Kim, Lee', address: 'news@x.kr' }],
  ])('may be %j', (raw, sender) => {
    expect(parseSender(raw)).toEqual(sender);
  });

  it.each(['', 'Jeongsi', '<>', 'a <b> <c@x.kr>', 'x\r\nBcc: b@x.kr <a@x.kr>', '#{from}', '#{from}@x.kr'])(
    'is not %j',
    (raw) => {
      expect(parseSender(raw)).toBeUndefined();
    },
  );
});
