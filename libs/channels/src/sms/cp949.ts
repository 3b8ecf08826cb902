import iconv from 'iconv-lite';

/** What text messages are written in: CP949, which has all of modern Hangul, and not strict EUC-KR, which has not. */
const ENCODING = 'cp949';

/** Control characters that a text message has no use for. A line break and a tab may stay. */
const UNPRINTABLE = /[^\P{Cc}\n\t]/u;

/** ASCII takes one byte, Hangul two. Only for texts that can be encoded. */
export function byteLength(text: string): number {
  return iconv.encode(text, ENCODING).length;
}

/** Hangul put together as CP949 has it, and every line break as one byte. */
export function tidy(text: string): string {
  return text.normalize('NFC').replace(/\r\n?/g, '\n');
}

/** The characters that a text message cannot carry, each once, in order: emoji, `₩`, `é` and the like. */
export function unencodable(text: string): string[] {
  if (isEncodable(text)) return [];
  return [...new Set(text)].filter((character) => !isEncodable(character));
}

function isEncodable(text: string): boolean {
  return !UNPRINTABLE.test(text) && iconv.decode(iconv.encode(text, ENCODING), ENCODING) === text;
}

/** A few of them, as a person would look for them: `"😀", "é" (U+00E9)`. */
export function nameCharacters(characters: readonly string[]): string {
  const named = characters.slice(0, 10).map((character) => {
    const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
    return /[\p{L}\p{S}\p{P}]/u.test(character) ? `"${character}" (${code})` : code;
  });
  return characters.length > named.length ? `${named.join(', ')} and others` : named.join(', ');
}
