import { type FileLine } from '@jeongsi/engine';
import iconv from 'iconv-lite';
import { issueOf, type CsvFault } from './csv/csv-fault';
import { readLines } from './read-lines';

async function* chunksOf(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(content: string | Buffer, most?: { megabytes: number; lines: number }): Promise<FileLine[]> {
  const lines: FileLine[] = [];
  for await (const page of readLines(chunksOf(Buffer.from(content), 7), most)) lines.push(...page);
  return lines;
}

const path = (content: string | Buffer, most?: { megabytes: number; lines: number }) =>
  read(content, most).then(
    () => 'read',
    (fault: CsvFault) => `${issueOf(fault).path} ${issueOf(fault).code}`,
  );

it('reads lines of any length with their numbers, and leaves out blank ones', async () => {
  expect(await read('\ufeffa;b\r\n\r\n "c;d" ;e;f\n;;\ng')).toEqual([
    { line: 1, cells: ['a', 'b'] },
    { line: 3, cells: ['c;d', 'e', 'f'] },
    { line: 5, cells: ['g'] },
  ]);
});

it('reads CP949, also when a chunk ends within a letter', async () => {
  const csv = '이름,주소\n김지수,kim@example.com\n';
  expect(await read(iconv.encode(csv, 'cp949'))).toEqual(await read(csv));
});

it('gives everybody else a turn between pages', async () => {
  let turns = 0;
  const count = (): void => {
    turns += 1;
    timer = setImmediate(count);
  };
  let timer = setImmediate(count);
  await read('a@x.kr\n'.repeat(5_000));
  clearImmediate(timer);
  expect(turns).toBeGreaterThanOrEqual(10);
});

it.each([
  ['', 'file EMPTY'],
  [' \n\n', 'file EMPTY'],
  ['a\0b', 'file.line.1 NUL'],
  ['a\nb"c', 'file.line.2 QUOTE'],
  ['a\n"b', 'file.line.2 QUOTE'],
  [Buffer.from([0xff, 0xfe, 0x61, 0]), 'file ENCODING'],
  [Buffer.from([0x61, 0xff, 0xff]), 'file.line.1 ENCODING'],
])('refuses %j', async (content, problem) => {
  expect(await path(content)).toBe(problem);
});

it('refuses what is too much', async () => {
  expect(await path('a\nb\nc\nd', { megabytes: 1, lines: 3 })).toBe('file.line.4 TOO_MANY_ROWS');
  expect(await path('a\nb\nc', { megabytes: 1, lines: 3 })).toBe('read');
  expect(await path('a'.repeat(1_100), { megabytes: 0.001, lines: 3 })).toBe('file TOO_LARGE');
});
