import { typedRight, wordToType } from './question';

describe('what has to be typed', () => {
  it.each([
    [undefined, null],
    [0, null],
    [1_000, null],
    [1_001, '1001'],
    [12_480, '12480'],
  ])('for %p recipients is %p', (recipients, expected) => {
    expect(wordToType(recipients)).toBe(expected);
  });

  it.each([
    ['12480', true],
    ['12,480', true],
    [' 12 480 ', true],
    ['1248', false],
    ['', false],
  ])('takes %p for right: %p', (typed, expected) => {
    expect(typedRight(typed, '12480')).toBe(expected);
  });

  it('asks for nothing where nothing has to be typed', () => {
    expect(typedRight('', null)).toBe(true);
  });
});
