import en from '../../i18n/en.json';
import ko from '../../i18n/ko.json';

const korean = Object.entries(ko);
const english: Record<string, string> = en;

const params = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

/** What ends with a full stop is a sentence; labels and buttons are not. */
function sentences(text: string): string[] {
  return text
    .split(/(?<=[.?!])\s+/)
    .map((part) => part.trim())
    .filter((part) => /[.?!]$/.test(part));
}

describe('the texts', () => {
  it('have the same keys in both languages', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(ko).sort());
  });

  it('take the same values in both languages', () => {
    const valuesOf = (texts: Record<string, string>) =>
      Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, params(text)]));
    expect(valuesOf(english)).toEqual(valuesOf(ko));
  });

  it('are never empty', () => {
    expect([...Object.values(ko), ...Object.values(en)].filter((text) => text.trim() === '')).toEqual([]);
  });
});

describe('the Korean texts', () => {
  it('leave no particle undecided', () => {
    expect(korean.filter(([, text]) => /을\(를\)|이\(가\)|은\(는\)|와\(과\)|\(으\)로/.test(text))).toEqual([]);
  });

  it('show no state codes', () => {
    expect(korean.filter(([, text]) => /[A-Z]{4,}/.test(text.replaceAll(/REST API|JSON|HTML/g, '')))).toEqual([]);
  });

  it('speak in polite and friendly sentences', () => {
    const rude = korean.flatMap(([, text]) => sentences(text)).filter((sentence) => !/(요|죠)[.?!]$/.test(sentence));
    expect(rude).toEqual([]);
  });
});

describe('the English texts', () => {
  it('hold no Hangul', () => {
    expect(Object.values(en).filter((text) => /\p{Script=Hangul}/u.test(text))).toEqual([]);
  });
});
