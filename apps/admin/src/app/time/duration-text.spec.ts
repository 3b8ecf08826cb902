import { durationText } from './duration-text';

describe('durationText', () => {
  it.each([
    [0, '0.0초', '0.0 s'],
    [420, '0.4초', '0.4 s'],
    [12_000, '12초', '12 s'],
    [192_000, '3분 12초', '3 min 12 s'],
    [180_000, '3분', '3 min'],
    [7_500_000, '2시간 5분', '2 hr 5 min'],
  ])('writes %p ms as %s and %s', (span, inKorean, inEnglish) => {
    expect([durationText('ko', span), durationText('en', span)]).toEqual([inKorean, inEnglish]);
  });
});
