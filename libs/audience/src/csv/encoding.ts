import { CsvFault } from './csv-fault';

export type Encoding = 'utf-8' | 'cp949';

/**
 * Tells UTF-8 from CP949 while the bytes stream by: what is valid UTF-8 to the last byte is UTF-8, since Korean text in
 * CP949 practically never is. Only the whole file can tell, because a mostly English one may hold its first Hangul late.
 */
export class EncodingDetector {
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  #head = Buffer.alloc(0);
  #isUtf8 = true;

  push(chunk: Uint8Array): void {
    if (this.#head.length < 3) this.#head = Buffer.concat([this.#head, chunk]).subarray(0, 3);
    if (this.#isUtf8) this.#isUtf8 = this.#accepts(chunk, { stream: true });
  }

  /** @throws CsvFault for UTF-16, and for a byte order mark of UTF-8 before something else. */
  end(): Encoding {
    const [first, second, third] = this.#head;
    if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
      throw new CsvFault('ENCODING', 'This is UTF-16. Save the file as CSV UTF-8, or as CSV in CP949.');
    }
    if (this.#isUtf8 && this.#accepts(new Uint8Array(), { stream: false })) return 'utf-8';
    if (first === 0xef && second === 0xbb && third === 0xbf) {
      throw new CsvFault(
        'ENCODING',
        'The file says that it is UTF-8 but contains bytes that are not. Save it again as CSV UTF-8.',
      );
    }
    return 'cp949';
  }

  #accepts(chunk: Uint8Array, options: { stream: boolean }): boolean {
    try {
      this.#decoder.decode(chunk, options);
      return true;
    } catch {
      return false;
    }
  }
}
