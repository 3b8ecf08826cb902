import fc from 'fast-check';
import { normaliseMobile } from './mobile-number';
import { normaliseSender } from './sender-number';

describe('a mobile number', () => {
  it.each([
    '01012345678',
    '010-1234-5678',
    '010 1234 5678',
    '010.1234.5678',
    '(010) 1234-5678',
    '+82 10-1234-5678',
    '+82 (0)10-1234-5678',
    '821012345678',
    '1012345678',
    '０１０－１２３４－５６７８',
    ' 010‑1234‑5678 ',
  ])('%j is 01012345678', (raw) => {
    expect(normaliseMobile(raw)).toBe('01012345678');
  });

  it.each([
    '',
    '02-123-4567',
    '0212345678',
    '070-1234-5678',
    '1588-1234',
    '080-123-4567',
    '0505-123-4567',
    '010-1234-567',
    '010-123-4567',
    '010-12345-6789',
    '+1 415 555 2671',
    '+81 90-1234-5678',
    '010-1234-5678 ext 3',
    'tel:01012345678',
    '010-1234-5678 (회사)',
    '010-1234-5678, 010-8765-4321',
    'kim@x.kr',
    '#{phone}',
  ])('%j is none', (raw) => {
    expect(normaliseMobile(raw)).toBeUndefined();
  });

  it('stays what it is when normalised again, digits only', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[+０-９\d\s().-]{7,20}$/), (raw) => {
        const number = normaliseMobile(raw);
        if (number === undefined) return;
        expect(number).toMatch(/^01\d{8,9}$/);
        expect(normaliseMobile(number)).toBe(number);
      }),
    );
  });
});

describe('a sender number', () => {
  it.each([
    ['02-1234-5678', '0212345678'],
    ['010-1234-5678', '01012345678'],
    ['1588-1234', '15881234'],
    ['０２－１２３－４５６７', '021234567'],
    ['0505-1234-5678', '050512345678'],
  ])('%j is %s', (raw, digits) => {
    expect(normaliseSender(raw)).toBe(digits);
  });

  it.each(['', '정시', '#{from}', '+82 2-1234-5678', '1234', '0', '02-1234-5678 (본사)', 42])('%j is none', (raw) => {
    expect(normaliseSender(raw)).toBeUndefined();
  });
});
