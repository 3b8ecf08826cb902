import fc from 'fast-check';
import { escapeHtml, escapeJsonString, escapeUrlPart } from './escape';
import { isHeaderText } from './header-text';

describe('escaping', () => {
  const anything = fc.string({ unit: 'binary' });

  it('keeps a value inside its JSON string', () => {
    fc.assert(
      fc.property(anything, (value) => {
        expect(JSON.parse(`{"v":"${escapeJsonString(value)}"}`)).toEqual({ v: value });
      }),
    );
    expect(escapeJsonString('a","b":"c')).toBe('a\\",\\"b\\":\\"c');
  });

  it('leaves no sign of markup', () => {
    fc.assert(
      fc.property(anything, (value) => expect(escapeHtml(value)).not.toMatch(/[<>"']|&(?!amp;|lt;|gt;|quot;|#39;)/)),
    );
  });

  it('leaves no separator of an address, and stands half a surrogate', () => {
    fc.assert(fc.property(anything, (value) => expect(escapeUrlPart(value)).toMatch(/^[\w.!~*'()%-]*$/)));
    expect(escapeUrlPart('a/b?c=d&e#f 가')).toBe('a%2Fb%3Fc%3Dd%26e%23f%20%EA%B0%80');
    expect(escapeUrlPart('\ud800')).toBe('%EF%BF%BD');
  });
});

describe('a header text', () => {
  it.each(['a\r\nBcc: b', 'a\nb', 'a\rb', 'a\0b', 'a\u0085b', 'a\tb'])('is not %j', (text) => {
    expect(isHeaderText(text)).toBe(false);
  });

  it.each(['', '정시 안내', 'é — "quoted"'])('may be %j', (text) => {
    expect(isHeaderText(text)).toBe(true);
  });
});
