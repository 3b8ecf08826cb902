import { setImmediate as turnOfTheEventLoop } from 'node:timers/promises';
import { type FileLine } from '@jeongsi/engine';
import { CsvFault } from './csv/csv-fault';
import { EncodingDetector } from './csv/encoding';
import { parseLines } from './csv/parse-lines';
import { PAGE_ROWS } from './pages';

/** How large a list may be. */
const LIMITS = { megabytes: 20, lines: 200_000 };

/**
 * The lines of a small CSV file, with or without a header, of any length each; in pages, with a turn of the event loop before
 * each. The file is kept in memory, for only its last byte tells its encoding.
 * @throws CsvFault
 */
export async function* readLines(content: AsyncIterable<Uint8Array>, most = LIMITS): AsyncGenerator<FileLine[]> {
  const detector = new EncodingDetector();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of content) {
    size += chunk.length;
    if (size > most.megabytes * 1024 * 1024) {
      throw new CsvFault('TOO_LARGE', `A list may have at most ${most.megabytes} MB. Split it.`);
    }
    detector.push(chunk);
    chunks.push(Buffer.from(chunk));
  }
  let page: FileLine[] = [];
  let count = 0;
  for await (const line of parseLines(chunks, detector.end())) {
    count += 1;
    if (count > most.lines) {
      throw new CsvFault('TOO_MANY_ROWS', `A list may have at most ${most.lines} lines. Split it.`, line.line);
    }
    page.push(line);
    if (page.length < PAGE_ROWS) continue;
    await turnOfTheEventLoop();
    yield page;
    page = [];
  }
  if (count === 0) throw new CsvFault('EMPTY', 'The file is empty.');
  if (page.length > 0) yield page;
}
