import { matches } from './matches';

describe('matches', () => {
  it.each([
    ['', '워크플로우'],
    ['워크', '워크플로우'],
    ['ㅇㅋㅍ', '워크플로우'],
    ['ㅋㅍㄹ', '워크플로우'],
    ['ㅇㅈ ㅋㄹ', '예정 캘린더'],
    ['로그 감사', '감사 로그'],
    ['WORK', 'Workflows'],
    ['워크'.normalize('NFD'), '워크플로우'],
  ])('finds %j in %s', (typed, label) => {
    expect(matches(typed, label)).toBe(true);
  });

  it.each([
    ['작업', '워크플로우'],
    ['ㅈㅇ', '워크플로우'],
    ['감사 작업', '감사 로그'],
  ])('does not find %j in %s', (typed, label) => {
    expect(matches(typed, label)).toBe(false);
  });
});
