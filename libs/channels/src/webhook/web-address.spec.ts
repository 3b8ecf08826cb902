import fc from 'fast-check';
import { parseWebAddress } from './web-address';

function parsed(text: string) {
  const result = parseWebAddress(text);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.value;
}

function pathOf(text: string, values: Record<string, string> = {}): string {
  const outcome = parsed(text).path.render(values);
  return 'text' in outcome ? outcome.text : `missing: ${outcome.missing.join()}`;
}

describe('a web address', () => {
  it.each([
    ['https://example.com', 'https://example.com', '/'],
    ['HTTPS://Example.COM:443/Hook', 'https://example.com', '/Hook'],
    ['http://example.com:8080?x=1', 'http://example.com:8080', '/?x=1'],
    [
      'https://한국.kr/알림?q=가 나'.replace(' ', '%20'),
      'https://xn--3e0b707e.kr',
      '/%EC%95%8C%EB%A6%BC?q=%EA%B0%80%20%EB%82%98',
    ],
    ['http://2130706433/', 'http://127.0.0.1', '/'],
    ['http://0x7f.1/', 'http://127.0.0.1', '/'],
    ['http://[::FFFF:127.0.0.1]/', 'http://[::ffff:7f00:1]', '/'],
    ['https://example.com/a%2Fb/{c}', 'https://example.com', '/a%2Fb/%7Bc%7D'],
  ])('%s', (text, origin, path) => {
    expect(parsed(text).origin).toBe(origin);
    expect(pathOf(text)).toBe(path);
  });

  it('takes variables in path and query, each within its place', () => {
    const text = 'https://x.kr/u/#{id}/send?name=#{name|없음}&z=1';
    expect(pathOf(text, { id: 'a/../b?c#d', name: '김 & 이' })).toBe(
      '/u/a%2F..%2Fb%3Fc%23d/send?name=%EA%B9%80%20%26%20%EC%9D%B4&z=1',
    );
    expect(pathOf(text, { id: '1' })).toBe('/u/1/send?name=%EC%97%86%EC%9D%8C&z=1');
    expect(pathOf(text)).toBe('missing: id');
  });

  it.each<[unknown, string]>([
    [undefined, 'REQUIRED'],
    ['  ', 'REQUIRED'],
    ['example.com/hook', 'INVALID_URL'],
    ['ftp://example.com/', 'INVALID_URL'],
    ['file:///etc/passwd', 'INVALID_URL'],
    ['javascript:alert(1)', 'INVALID_URL'],
    ['https://', 'INVALID_URL'],
    ['https:///x', 'INVALID_URL'],
    ['https://exa mple.com/', 'INVALID_URL'],
    ['https://example.com:99999/', 'INVALID_URL'],
    ['https://example.com/a b', 'INVALID_URL'],
    ['https://example.com/a\nb', 'INVALID_URL'],
    ['https://example.com\\@127.0.0.1/', 'INVALID_URL'],
    ['https://example.com/\\x', 'INVALID_URL'],
    ['https://example.com/#top', 'INVALID_URL'],
    ['https://example.com#top', 'INVALID_URL'],
    ['https://example.com/#{open', 'INVALID_URL'],
    ['https://example.com/a/../b', 'INVALID_URL'],
    ['https://example.com/%2e%2E/b', 'INVALID_URL'],
    ['https://us:pass@example.com/', 'CREDENTIALS'],
    ['https://us@example.com/', 'CREDENTIALS'],
    ['#{url}', 'INVALID_URL'],
    ['#{scheme}://example.com/', 'INVALID_URL'],
    ['https://#{host}/x', 'INVALID_URL'],
    ['https://example.com#{more}', 'VARIABLE_IN_HOST'],
    ['https://example.com:#{port}/', 'VARIABLE_IN_HOST'],
    ['https://x.#{domain}/y', 'VARIABLE_IN_HOST'],
    ['https://us#{pass}@example.com/', 'VARIABLE_IN_HOST'],
  ])('is not %j', (text, code) => {
    expect(parseWebAddress(text)).toMatchObject({ ok: false, issues: [{ path: 'url', code }] });
  });

  it('leads every value to the same server, as one part of the path', () => {
    const address = parsed('https://example.com/u/#{id}?q=#{q}');
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), fc.string({ unit: 'binary', minLength: 1 }), (id, q) => {
        const outcome = address.path.render({ id, q });
        if ('missing' in outcome) return;
        const url = new URL(address.origin + outcome.text);
        expect(url.origin).toBe('https://example.com');
        expect([...url.searchParams.keys()]).toEqual(['q']);
        expect(outcome.text).toMatch(/^\/u\/[^/?#\s]+\?q=[^&?#\s]+$/);
      }),
    );
  });
});
