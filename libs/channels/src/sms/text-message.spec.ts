import fc from 'fast-check';
import { byteLength, nameCharacters, tidy, unencodable } from './cp949';
import { layOut } from './text-message';

describe('CP949', () => {
  it.each([
    ['abc 123', 7],
    ['가나다', 6],
    ['뷁뛝', 4],
    ['㈜①→“”…', 12],
    ['a\nb', 3],
  ])('%j has %d bytes', (text, bytes) => {
    expect(unencodable(text)).toEqual([]);
    expect(byteLength(text)).toBe(bytes);
  });

  it.each(['😀', '₩', 'é', '–', '•', '\u00a0', '\u200b', '\u0007', '\u2028', '👨‍👩‍👧'])('has no %j', (character) => {
    expect(unencodable(`가${character}나`).join('')).toContain([...character][0]);
    expect(unencodable(`가${character}나`)).not.toContain('가');
  });

  it('has Hangul that was typed in pieces, once it is put together', () => {
    expect(tidy('한글'.normalize('NFD'))).toBe('한글');
    expect(tidy('a\r\nb\rc')).toBe('a\nb\nc');
  });

  it('names what it has not', () => {
    expect(nameCharacters(unencodable('₩100 😀😀\u200b'))).toBe('"₩" (U+20A9), "😀" (U+1F600), U+200B');
    expect(nameCharacters([...'áéíóúàèìòùâ'])).toMatch(/ and others$/);
  });

  it('never lets a question mark through that nobody wrote', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        const outcome = layOut(raw);
        if ('fault' in outcome) return;
        expect(outcome.body).toBe(tidy(raw));
        expect(byteLength(outcome.body)).toBeLessThanOrEqual(outcome.type === 'SMS' ? 90 : 2_000);
      }),
    );
  });
});

describe('a text message', () => {
  it.each<[string, string, string | undefined, string]>([
    ['90 bytes', '가'.repeat(45), undefined, 'SMS'],
    ['91 bytes', `${'가'.repeat(45)}a`, undefined, 'LMS'],
    ['a blank subject', 'a', '  ', 'SMS'],
    ['a subject', 'a', '제목', 'LMS'],
    ['2,000 bytes', '가'.repeat(1_000), undefined, 'LMS'],
    ['a subject of 40 bytes', 'a', '가'.repeat(20), 'LMS'],
  ])('with %s is an %s', (_name, body, subject, type) => {
    expect(layOut(body, subject)).toMatchObject({ type });
  });

  it.each<[string, string, string | undefined, object]>([
    ['2,001 bytes', `${'가'.repeat(1_000)}a`, undefined, { field: 'body', code: 'TOO_LONG' }],
    ['a subject of 41 bytes', 'a', `${'가'.repeat(20)}a`, { field: 'subject', code: 'TOO_LONG' }],
    ['an emoji', '😀', undefined, { field: 'body', code: 'UNENCODABLE', message: expect.stringContaining('😀') }],
    ['an é in its subject', 'a', 'é', { field: 'subject', code: 'UNENCODABLE' }],
  ])('with %s cannot go', (_name, body, subject, fault) => {
    expect(layOut(body, subject)).toMatchObject({ fault });
  });
});
