import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { StoreUnavailable, type FileRecord, type Issue } from '@jeongsi/engine';
import { removeUnfinishedUploads, receiveFile } from './receive-file';
import { FileShelf } from './testing/file-shelf';

// Thousands of rows through real files, on machines that do other things as well.
jest.setTimeout(30_000);

const never = new AbortController().signal;
let shelf: FileShelf;

beforeEach(async () => {
  shelf = await FileShelf.open();
});

afterEach(() => shelf.close());

/** A short file comes in pieces of three bytes, so that letters and line ends are cut. */
async function* inPieces(content: Buffer): AsyncGenerator<Uint8Array> {
  const size = content.length < 1_000 ? 3 : 50_021;
  for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size);
}

async function receive(
  content: string | Buffer,
  name = 'people.csv',
  limitBytes?: number,
): Promise<FileRecord | Issue[]> {
  const upload = { name, content: inPieces(Buffer.from(content)) };
  const result = await receiveFile(shelf.parts(limitBytes), upload, never);
  return result.ok ? result.value : result.issues;
}

describe('a good file', () => {
  it('is stored byte by byte and described', async () => {
    const content = Buffer.from('이름,email\r\n김하나,a@x.kr\r\n"이, 둘",b@x.kr\r\n');
    const file = (await receive(content, 'C:\\목록\\people.csv')) as FileRecord;
    expect(file).toEqual({
      id: expect.any(String),
      name: 'people.csv',
      size: content.length,
      encoding: 'utf-8',
      columns: ['이름', 'email'],
      rowCount: 2,
      sample: [
        { 이름: '김하나', email: 'a@x.kr' },
        { 이름: '이, 둘', email: 'b@x.kr' },
      ],
      createdAt: Date.parse('2026-12-01T00:00:00Z'),
    });
    const path = join(shelf.directory, `${file.id}.csv`);
    expect(await readFile(path)).toEqual(content);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await shelf.names()).toEqual([`${file.id}.csv`]);
    expect(await shelf.store.files.find(file.id)).toEqual(file);
  });

  it.each([
    ['UTF-8', Buffer.from('이름,도시\n김하나,서울\n'), 'utf-8'],
    ['UTF-8 with a byte order mark', Buffer.from('\ufeff이름,도시\n김하나,서울\n'), 'utf-8'],
    ['CP949', iconv.encode('이름,도시\n김하나,서울\n', 'cp949'), 'cp949'],
    ['CP949 with syllables beyond EUC-KR', iconv.encode('이름,도시\n뷁하나,똠\n', 'cp949'), 'cp949'],
  ])('may be %s', async (_name, content, encoding) => {
    expect(await receive(content)).toMatchObject({ encoding, columns: ['이름', '도시'], rowCount: 1 });
  });

  it('may hold its first Hangul late', async () => {
    const ascii = 'name,city\n' + 'Kim,Seoul\n'.repeat(20_000);
    expect(await receive(iconv.encode(`${ascii}김하나,서울\n`, 'cp949'))).toMatchObject({
      encoding: 'cp949',
      rowCount: 20_001,
    });
  });

  it.each([
    ['commas', 'a,b\n1,2\n'],
    ['semicolons', 'a;b\n1;2\n'],
    ['tabs', 'a\tb\n1\t2\n'],
    ['semicolons with commas in quotes', '"a";b\n"1";2\n'],
    ['old Mac line ends', 'a,b\r1,2\r'],
    ['no last line end', 'a,b\n1,2'],
    ['blank lines and empty rows', 'a,b\n\n1,2\n,\n\n'],
    ['space around the cells', ' a , b \n 1 , 2 \n'],
  ])('may have %s', async (_name, content) => {
    expect(await receive(content)).toMatchObject({ columns: ['a', 'b'], rowCount: 1, sample: [{ a: '1', b: '2' }] });
  });

  it('may have empty cells at the ends of tabbed lines', async () => {
    expect(await receive('a\tb\tc\n\t\t3\n1\t\t\n')).toMatchObject({
      sample: [
        { a: '', b: '', c: '3' },
        { a: '1', b: '', c: '' },
      ],
    });
  });

  it('shows the first twenty rows', async () => {
    const file = await receive('n\n' + Array.from({ length: 1_300 }, (_, index) => `${index}\n`).join(''));
    expect(file).toMatchObject({ rowCount: 1_300 });
    expect((file as FileRecord).sample.map((row) => row['n'])).toEqual(
      Array.from({ length: 20 }, (_, index) => `${index}`),
    );
  });

  it('may call a column __proto__ without touching any prototype', async () => {
    const file = (await receive('__proto__,b\nx,y\n')) as FileRecord;
    expect(Object.keys(file.sample[0] ?? {})).toEqual(['__proto__', 'b']);
    expect(({} as Record<string, unknown>)['b']).toBeUndefined();
  });
});

describe('a bad file', () => {
  it.each<[string, string | Buffer, string, string]>([
    ['empty', '', 'file', 'EMPTY'],
    ['blank', '\n \n', 'file', 'EMPTY'],
    ['only a header', 'a,b\n', 'file', 'NO_ROWS'],
    ['a column without a name', 'a,,c\n1,2,3\n', 'file.line.1', 'EMPTY_COLUMN'],
    ['two columns of one name', 'a,b, a\n1,2,3\n', 'file.line.1', 'DUPLICATE_COLUMN'],
    [
      'too many columns',
      Array.from({ length: 501 }, (_, index) => `c${index}`).join(','),
      'file.line.1',
      'TOO_MANY_COLUMNS',
    ],
    ['too few cells', 'a,b\n1,2\n3\n', 'file.line.3', 'RAGGED_ROW'],
    ['too many cells', 'a,b\n1,2\n\n3,4,5\n', 'file.line.4', 'RAGGED_ROW'],
    ['a quote that never ends', 'a,b\n1,2\n3,"4\n5,6\n7,8\n', 'file.line.3', 'QUOTE'],
    [
      'a quote that never ends, in a long file',
      'a,b\n1,2\n3,"4\n' + '5,6\n'.repeat(300_000),
      'file.line.3',
      'ROW_TOO_LONG',
    ],
    ['text after a quote', 'a,b\n1,"2"x\n', 'file.line.2', 'QUOTE'],
    ['a quote inside a cell', 'a,b\n1,2\n1,x"2"\n', 'file.line.3', 'QUOTE'],
    ['a NUL byte', 'a,b\n1,2\n3,\0\n', 'file.line.3', 'NUL'],
    ['UTF-16', Buffer.from('\ufeffa,b\n1,2\n', 'utf16le'), 'file', 'ENCODING'],
    ['a false byte order mark', Buffer.from([0xef, 0xbb, 0xbf, 0x61, 0x0a, 0xb1, 0xe8]), 'file', 'ENCODING'],
    ['neither UTF-8 nor CP949', Buffer.from([0x61, 0x0a, 0x62, 0x0a, 0xff, 0xff, 0x0a]), 'file.line.3', 'ENCODING'],
  ])('with %s is refused, and nothing is left', async (_name, content, path, code) => {
    const issues = (await receive(content)) as Issue[];
    expect(issues).toMatchObject([{ path, code }]);
    expect(issues[0]?.message).toMatch(/^[A-Z].*[.?]$/s);
    expect(await shelf.names()).toEqual([]);
    expect(await shelf.store.files.list(10)).toEqual([]);
  });

  it('that is too large is refused before the rest is read', async () => {
    let read = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        read += 1;
        yield Buffer.alloc(1_000, 'a');
      }
    }
    const result = await receiveFile(shelf.parts(5_000), { name: 'x', content: endless() }, never);
    expect(result).toMatchObject({ ok: false, issues: [{ path: 'file', code: 'TOO_LARGE' }] });
    expect(read).toBe(6);
    expect(await shelf.names()).toEqual([]);
  });
});

describe('what goes wrong on the way', () => {
  it('leaves nothing when the upload breaks off', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('a,b\n1');
      throw new Error('connection lost');
    }
    await expect(receiveFile(shelf.parts(), { name: 'x', content: broken() }, never)).rejects.toThrow(
      'connection lost',
    );
    expect(await shelf.names()).toEqual([]);
  });

  it('leaves nothing when it is called off', async () => {
    const controller = new AbortController();
    async function* slow(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('a,b\n');
      controller.abort(new Error('called off'));
      yield Buffer.from('1,2\n');
    }
    const receiving = receiveFile(shelf.parts(), { name: 'x', content: slow() }, controller.signal);
    await expect(receiving).rejects.toThrow('called off');
    expect(await shelf.names()).toEqual([]);
  });

  it('leaves nothing when the row cannot be written', async () => {
    shelf.store.breakDown();
    await expect(receive('a\n1\n')).rejects.toThrow(StoreUnavailable);
    expect(await shelf.names()).toEqual([]);
  });

  it('clears what a killed process left', async () => {
    await shelf.put('file-9.csv.part', 'a,b');
    await shelf.put('file-8.csv', 'a\n1\n');
    await removeUnfinishedUploads(shelf.directory);
    expect(await shelf.names()).toEqual(['file-8.csv']);
    await removeUnfinishedUploads(join(shelf.directory, 'not there'));
  });
});
