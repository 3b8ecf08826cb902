import { because } from './because';

it.each([
  ['성탄절', '성탄절이라'],
  ['창립 휴무', '창립 휴무라'],
  ['설날(대체)', '설날(대체)라'],
  ['제23회', '제23회라'],
  ['휴가 2', '휴가 2라'],
  ['휴가 3', '휴가 3이라'],
])('ends %s as Koreans say it', (name, expected) => {
  expect(because(name, 'ko')).toBe(expected);
});

it('leaves an English name alone', () => {
  expect(because('Christmas Day', 'en')).toBe('Christmas Day');
});
