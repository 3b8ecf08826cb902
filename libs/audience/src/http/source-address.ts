import { invalid, ok, type Result } from '@jeongsi/engine';

const FORBIDDEN = /[\\\s\p{Cc}]/u;

/** Reads the address of a source. Issues have the path `url`. */
export function parseSourceAddress(text: unknown): Result<URL> {
  if (typeof text !== 'string' || text.trim() === '') return refuse('REQUIRED', 'Give the web address to read from.');
  const written = text.trim();
  if (!/^https?:\/\/[^/?#]/i.test(written))
    return refuse('INVALID_URL', 'The address begins with https:// or http://.');
  if (FORBIDDEN.test(written)) return refuse('INVALID_URL', 'An address has no spaces, line breaks or backslashes.');
  if (written.includes('#{')) return refuse('VARIABLE_IN_URL', 'A source is the same for everybody: no variables.');
  if (!URL.canParse(written)) return refuse('INVALID_URL', 'This is not a web address.');
  const url = new URL(written);
  if (url.username !== '' || url.password !== '') {
    return refuse(
      'CREDENTIALS',
      'An address cannot hold a password. Choose a connection that knows the authorization.',
    );
  }
  url.hash = '';
  return ok(url);
}

function refuse(code: string, message: string): Result<URL> {
  return invalid({ path: 'url', code, message });
}
