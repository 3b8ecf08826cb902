import { Readable, pipeline } from 'node:stream';
import { type FileLine } from '@jeongsi/engine';
import { CsvError, parse } from 'csv-parse';
import iconv from 'iconv-lite';
import { CsvFault } from './csv-fault';
import { type Encoding } from './encoding';
import { csvOptions, toFault } from './read-csv';

const PART_BYTES = 16 * 1024;
const LINE_FEED = 0x0a;
const NOT_DECODABLE = '\ufffd';

/** The lines that are not blank, each with its number. @throws CsvFault */
export async function* parseLines(chunks: readonly Buffer[], encoding: Encoding): AsyncGenerator<FileLine> {
  const [first = Buffer.alloc(0)] = utf8Of(chunks.slice(0, 1), encoding);
  let lastLine = 0;
  const parser = parse({
    ...csvOptions(first),
    relax_column_count: true,
    on_record: (cells: string[], { lines }) => {
      lastLine = lines;
      return [String(lines), ...cells];
    },
  });
  pipeline(Readable.from(utf8Of(chunks, encoding), { objectMode: false }), parser, () => undefined);
  try {
    for await (const [line, ...cells] of parser as AsyncIterable<string[]>) yield { line: Number(line), cells };
  } catch (error) {
    throw error instanceof CsvError ? toFault(error, lastLine) : error;
  }
}

function* utf8Of(chunks: readonly Buffer[], encoding: Encoding): Generator<Buffer> {
  const decoder = encoding === 'cp949' ? iconv.getDecoder('cp949') : undefined;
  let lines = 1;
  for (const chunk of chunks) {
    if (chunk.includes(0)) throw new CsvFault('NUL', 'There is a NUL character. A CSV file holds text only.', lines);
    const text = decoder?.write(chunk) ?? '';
    if (text.includes(NOT_DECODABLE)) {
      throw new CsvFault('ENCODING', 'This is neither UTF-8 nor CP949. Save the file as CSV UTF-8.', lines);
    }
    yield* smallParts(decoder ? Buffer.from(text) : chunk);
    lines += lineFeeds(chunk);
  }
}

/** The parser reads a part in one go, while everybody else waits. */
function* smallParts(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += PART_BYTES) yield bytes.subarray(at, at + PART_BYTES);
}

function lineFeeds(chunk: Buffer): number {
  let count = 0;
  for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, at + 1)) count += 1;
  return count;
}
