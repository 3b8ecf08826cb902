import { SecretUnreadable } from '@jeongsi/engine';
import { AesSecretBox } from './aes-secret-box';

const KEY = 'a key of thirty-two characters!!';
const box = new AesSecretBox(KEY);

it('opens what it sealed, also after a restart', () => {
  const sealed = box.seal('{"password":"비밀 🔒"}', 'connection:1');
  expect(new AesSecretBox(KEY).open(sealed, 'connection:1')).toBe('{"password":"비밀 🔒"}');
});

it('seals an empty text', () => {
  expect(box.open(box.seal('', 'p'), 'p')).toBe('');
});

it('tells nothing of the text, not even that two are the same', () => {
  const [one, other] = [box.seal('hunter2hunter2', 'p'), box.seal('hunter2hunter2', 'p')];
  expect(one).not.toBe(other);
  expect(Buffer.from(one.split('.')[3] ?? '', 'base64url').toString('latin1')).not.toContain('hunter2');
  expect(one).toMatch(/^v1\.[\w-]{8}\.[\w-]{16}\.[\w-]+$/);
});

it('does not show the key in its id', () => {
  expect(KEY).not.toContain(box.seal('x', 'p').split('.')[1]);
});

it('is bound to its purpose', () => {
  expect(() => box.open(box.seal('x', 'connection:1'), 'connection:2')).toThrow(SecretUnreadable);
});

it('does not open with another key, and says so', () => {
  const other = new AesSecretBox('another key of thirty-two chars!');
  expect(() => other.open(box.seal('x', 'p'), 'p')).toThrow('It was sealed with another key');
});

it('does not open a text of which one bit was changed, wherever it is', () => {
  const sealed = box.seal('secret', 'p');
  const [version, id, nonce = '', text = ''] = sealed.split('.');
  const flipped = (part: string, at: number): string => {
    const bytes = Buffer.from(part, 'base64url');
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    return bytes.toString('base64url');
  };
  for (let at = 0; at < 12; at += 1) {
    expect(() => box.open([version, id, flipped(nonce, at), text].join('.'), 'p')).toThrow(SecretUnreadable);
  }
  for (let at = 0; at < 6 + 16; at += 1) {
    expect(() => box.open([version, id, nonce, flipped(text, at)].join('.'), 'p')).toThrow(SecretUnreadable);
  }
});

it.each(['', 'nonsense', 'v2.a.b.c', 'v1', 'v1.a.b.c'])('refuses "%s"', (sealed) => {
  expect(() => box.open(sealed, 'p')).toThrow(SecretUnreadable);
});

it.each(['', 'AA', Buffer.alloc(15).toString('base64url'), Buffer.alloc(16).toString('base64url')])(
  'refuses a text of its own frame that is too short: "%s"',
  (text) => {
    const [version, id, nonce] = box.seal('x', 'p').split('.');
    expect(() => box.open([version, id, nonce, text].join('.'), 'p')).toThrow(SecretUnreadable);
  },
);
