import { wordsOf } from './search-words';

it.each([
  [' 지수 ', ['지수']],
  ['010-1234', ['010-1234', '0101234']],
  ['+82 10-1234-5678', ['+82 10-1234-5678', '01012345678']],
  ['0101234', ['0101234']],
  ['2024-A', ['2024-A']],
])('%j is looked for as %j', (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});
