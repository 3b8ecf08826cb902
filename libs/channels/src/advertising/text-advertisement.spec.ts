import fc from 'fast-check';
import { isMarked, markIssues, purposeIssues } from './mark';
import { asTextAdvertisement, checkTextAdvertisement, normaliseOptOut } from './text-advertisement';

const shop = { senderName: '정시상점', optOutNumber: '080-123-4567' };
const whole = '(광고)정시상점\n#{name}님 반값\n무료수신거부 080-123-4567';

describe('a text advertisement', () => {
  it.each([
    ['the text alone', '#{name}님 반값'],
    ['its own mark', '(광고) #{name}님 반값'],
    ['mark and name', '(광고)정시상점 #{name}님 반값'],
    ['mark and name on a line', '(광고)정시상점\n#{name}님 반값'],
    ['the line for refusing', '#{name}님 반값\n무료수신거부 080-123-4567'],
    ['all of it', `${whole}\n`],
    ['all of it, with the line breaks of Windows', whole.replaceAll('\n', '\r\n')],
    ['spaces around it', `  ${whole}  `],
  ])('with %s has everything once', (_name, body) => {
    expect(checkTextAdvertisement(body, shop)).toEqual([]);
    expect(asTextAdvertisement(body, shop).replaceAll('\r', '')).toBe(whole);
  });

  it.each([
    ['정시상점에서 드려요', '(광고)정시상점\n정시상점에서 드려요'],
    ['(광고)정시상점에서 드려요', '(광고)정시상점\n정시상점에서 드려요'],
  ])('may speak of its sender: %j', (body, start) => {
    expect(asTextAdvertisement(body, shop)).toBe(`${start}\n무료수신거부 080-123-4567`);
  });

  it('begins and ends as the law wants it, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (body) => {
        const text = asTextAdvertisement(body, shop);
        expect(text.startsWith('(광고)정시상점\n')).toBe(true);
        expect(text.endsWith('\n무료수신거부 080-123-4567')).toBe(true);
        expect(asTextAdvertisement(text, shop)).toBe(text);
      }),
    );
  });

  it.each([
    '[광고] 반값',
    '(광 고) 반값',
    '( 광고 ) 반값',
    '(광.고)반값',
    '(광\u200b고)반값',
    '<광고>반값',
    '{광고} 반값',
    '【광고】반값',
    '（광고）반값',
    '〔광고〕반값',
    '광고) 반값',
    '(광고 반값',
    '광고: 반값',
    '*광고* 반값',
    '(AD) 반값',
    '[ad] 반값',
    'AD) 반값',
    '(A.D) 반값',
    '(廣告) 반값',
    '  [광고] 반값',
  ])('does not begin with %j', (body) => {
    expect(checkTextAdvertisement(body, shop)).toMatchObject([
      { path: 'body', code: 'ADVERTISING_PREFIX', message: expect.stringContaining('(광고)') },
    ]);
    expect(purposeIssues('body', body)).toMatchObject([{ code: 'ADVERTISING_PURPOSE' }]);
  });

  it.each(['광고 문의는 02-123-4567', '광고주님께', 'ADHD 안내', '(광고주) 안내', '반값 (광고)', '#{msg}', 'Ad hoc'])(
    'may begin with %j',
    (body) => {
      expect(markIssues('body', body)).toEqual([]);
      expect(isMarked(body)).toBe(false);
      expect(purposeIssues('body', body)).toEqual([]);
    },
  );

  it.each([
    '반값\n무료수신거부 080-999-9999',
    '반값\n무료 수신거부 080-123-4567',
    '반값\n수신거부: 080-123-4567',
    '반값\n무료거부 0801234567',
    '반값 무료수신거부 080-123-4567',
  ])('does not end with a line of its own: %j', (body) => {
    expect(checkTextAdvertisement(body, shop)).toMatchObject([
      { path: 'body', code: 'OPT_OUT_LINE', message: expect.stringContaining('무료수신거부 080-123-4567') },
    ]);
  });
});

describe('a free number', () => {
  it.each(['080-123-4567', '0801234567', '080 123 4567', '０８０-123-4567'])('%j', (raw) => {
    expect(normaliseOptOut(raw)).toBe('080-123-4567');
  });

  it.each(['02-123-4567', '080-12-3456', '080-1234-56789', '무료'])('is not %j', (raw) => {
    expect(normaliseOptOut(raw)).toBeUndefined();
  });
});
