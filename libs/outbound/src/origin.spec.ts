import { originFault } from './origin';

describe('an origin', () => {
  it.each([
    'https://api.example.com',
    'http://10.0.0.1:8080',
    'https://api.example.com/',
    'HTTPS://한국.kr',
    'http://[::1]:1',
  ])('may be %s', (text) => {
    expect(originFault(text)).toBeUndefined();
  });

  it.each([
    ...['api.example.com', 'ftp://example.com', 'https://', 'https://example.com/path', 'https://example.com?x=1'],
    ...['https://us:pass@example.com', 'https://us@example.com', 'https://example.com#x', 'https://exa mple.com'],
    ...['https://example.com:99999', 'https://a\\b', 'javascript:alert(1)'],
  ])('is not %s', (text) => {
    expect(originFault(text)).toContain('https://');
  });
});
