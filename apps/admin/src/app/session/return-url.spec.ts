import { safeReturnUrl } from './return-url';

describe('safeReturnUrl', () => {
  it.each([
    ['/jobs?tab=done', '/jobs?tab=done'],
    [undefined, '/'],
    ['', '/'],
    ['https://example.com/', '/'],
    ['//example.com/', '/'],
    ['/\\example.com/', '/'],
    ['/jobs\\example.com', '/'],
    ['/\t/example.com/', '/'],
    ['javascript:alert(1)', '/'],
    ['/api/docs', '/api/docs'],
    ['/login?returnUrl=/', '/'],
  ])('goes from %s to %s', (asked, expected) => {
    expect(safeReturnUrl(asked)).toBe(expected);
  });
});
