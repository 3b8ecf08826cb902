import { offeredLanguage } from './reader-languages';

describe('offeredLanguage', () => {
  it.each([
    [['ko-KR', 'en-US'], 'ko'],
    [['ko'], 'ko'],
    [['en-US', 'ko'], 'en'],
    [['EN'], 'en'],
    [['de-DE', 'en-GB'], 'en'],
    [['ja-JP'], 'ko'],
    [[], 'ko'],
  ])('offers to those who want %j first the language %s', (wanted, expected) => {
    expect(offeredLanguage(wanted)).toBe(expected);
  });
});
