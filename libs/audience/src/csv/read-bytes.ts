import { createReadStream } from 'node:fs';
import iconv from 'iconv-lite';
import { CsvFault } from './csv-fault';
import { type Encoding } from './encoding';

const CHUNK_BYTES = 128 * 1024;
const LINE_FEED = 0x0a;
const NOT_DECODABLE = '\ufffd';

/** The file's bytes as UTF-8, chunk by chunk. @throws CsvFault at a NUL byte or at what CP949 cannot be. */
export async function* readAsUtf8(path: string, encoding: Encoding, signal: AbortSignal): AsyncGenerator<Buffer> {
  const decoder = encoding === 'cp949' ? iconv.getDecoder('cp949') : undefined;
  let offset = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES, signal }) as AsyncIterable<Buffer>) {
    const nul = chunk.indexOf(0);
    if (nul >= 0) {
      const line = (await lineFeeds(path, offset + nul, signal)) + 1;
      throw new CsvFault('NUL', 'There is a NUL character. A CSV file holds text only.', line);
    }
    if (!decoder) yield chunk;
    else yield* decoded(decoder.write(chunk), path, offset, signal);
    offset += chunk.length;
  }
  if (decoder) yield* decoded(decoder.end() ?? '', path, offset, signal);
}

async function* decoded(text: string, path: string, offset: number, signal: AbortSignal): AsyncGenerator<Buffer> {
  const at = text.indexOf(NOT_DECODABLE);
  if (at >= 0) {
    const line = (await lineFeeds(path, offset, signal)) + text.slice(0, at).split('\n').length;
    throw new CsvFault('ENCODING', 'This is neither UTF-8 nor CP949. Save the file as CSV UTF-8.', line);
  }
  if (text !== '') yield Buffer.from(text);
}

/** Line feeds before `end`. Counted only once something is wrong, so that good files do not pay for it. */
async function lineFeeds(path: string, end: number, signal: AbortSignal): Promise<number> {
  if (end === 0) return 0;
  let count = 0;
  for await (const chunk of createReadStream(path, { end: end - 1, signal }) as AsyncIterable<Buffer>) {
    for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, at + 1)) count += 1;
  }
  return count;
}
