import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { AudienceUnavailable, type AudienceSpec, type FileRecord } from '@jeongsi/engine';
import { FileAudience } from './file-audience';
import { receiveFile } from './receive-file';
import { FileShelf } from './testing/file-shelf';

// Thousands of rows through real files, on machines that do other things as well.
jest.setTimeout(30_000);

const never = new AbortController().signal;
let shelf: FileShelf;
let audience: FileAudience;

beforeEach(async () => {
  shelf = await FileShelf.open();
  audience = new FileAudience(shelf.directory, shelf.store.files);
});

afterEach(() => shelf.close());

function spec(fileId: string, mapping: AudienceSpec['mapping'] = { address: 'email' }): AudienceSpec {
  return { source: 'file', fileId, mapping } as AudienceSpec;
}

async function upload(content: string | Buffer): Promise<FileRecord> {
  async function* whole(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(content);
  }
  const result = await receiveFile(shelf.parts(), { name: 'people.csv', content: whole() }, never);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.value;
}

async function addresses(fileId: string, fromRow = 0): Promise<string[]> {
  const found: string[] = [];
  for await (const page of audience.open(spec(fileId), { fromRow, signal: never })) {
    found.push(...page.map((row) => row['email'] ?? ''));
  }
  return found;
}

const header = '이름,email\n';
const many = (count: number) => Array.from({ length: count }, (_, index) => `김${index},p${index}@x.kr\n`).join('');

describe('recipients in a file', () => {
  it.each(['utf-8', 'cp949'])('come in order from %s, from any row', async (encoding) => {
    const file = await upload(iconv.encode(header + many(12_345), encoding));
    expect(file.encoding).toBe(encoding);
    const all = await addresses(file.id);
    expect(all).toHaveLength(12_345);
    expect(all[12_344]).toBe('p12344@x.kr');
    expect(await addresses(file.id, 12_000)).toEqual(all.slice(12_000));
    expect(await addresses(file.id, 12_345)).toEqual([]);
  });

  it('have columns and nothing else', async () => {
    const file = await upload('email,constructor\na@x.kr,own\n');
    for await (const [row] of audience.open(spec(file.id), { fromRow: 0, signal: never })) {
      expect(Object.getPrototypeOf(row)).toBeNull();
      expect({ ...row }).toEqual({ email: 'a@x.kr', constructor: 'own' });
    }
  });

  it('are shown with the columns in their order', async () => {
    const file = await upload('email,2,1\np0@x.kr,a,b\np1@x.kr,a,b\np2@x.kr,a,b\n');
    const sample = await audience.sample(spec(file.id), 2, never);
    expect(sample.columns).toEqual(['email', '2', '1']);
    expect(sample.rows.map((row) => ({ ...row }))).toEqual([
      { email: 'p0@x.kr', 2: 'a', 1: 'b' },
      { email: 'p1@x.kr', 2: 'a', 1: 'b' },
    ]);
  });

  it('stop when told to', async () => {
    const file = await upload(header + many(50_000));
    const controller = new AbortController();
    let pages = 0;
    const reading = (async () => {
      for await (const page of audience.open(spec(file.id), { fromRow: 0, signal: controller.signal })) {
        pages += page.length > 0 ? 1 : 0;
        controller.abort(new Error('stop'));
      }
    })();
    await expect(reading).rejects.toThrow('stop');
    expect(pages).toBe(1);
  });

  it('wait for whoever reads them, in memory that does not grow', async () => {
    const file = await upload('email,name,city\n' + 'p@x.kr,Kim,Seoul\n'.repeat(300_000));
    const before = process.memoryUsage().rss;
    let peak = before;
    let rows = 0;
    for await (const page of audience.open(spec(file.id), { fromRow: 0, signal: never })) {
      rows += page.length;
      peak = Math.max(peak, process.memoryUsage().rss);
    }
    expect(rows).toBe(300_000);
    // All rows at once would take more than 150 MB.
    expect(peak - before).toBeLessThan(80 * 1024 * 1024);
  });

  it('are not found without the file', async () => {
    expect(await audience.check(spec('nothing'))).toMatchObject([{ path: 'fileId', code: 'NOT_FOUND' }]);
    await expect(addresses('nothing')).rejects.toThrow(AudienceUnavailable);
    const file = await upload('email\na@x.kr\n');
    await rm(join(shelf.directory, `${file.id}.csv`));
    await expect(addresses(file.id)).rejects.toMatchObject({ code: 'FILE_MISSING', retry: 'pointless' });
  });

  it('are not guessed from a file that was damaged since', async () => {
    const file = await upload('email,name\na@x.kr,A\n');
    await shelf.put(`${file.id}.csv`, 'email,name\na@x.kr\n');
    await expect(addresses(file.id)).rejects.toMatchObject({
      code: 'FILE_BROKEN',
      message: expect.stringContaining('line 2'),
    });
  });

  it('need mapped columns that exist', async () => {
    const file = await upload('이름,email\nA,a@x.kr\n');
    expect(await audience.check(spec(file.id, { address: 'email', name: '이름' }))).toEqual([]);
    expect(await audience.check(spec(file.id, { address: 'e-mail' }))).toEqual([
      {
        path: 'mapping.address',
        code: 'UNKNOWN_COLUMN',
        message: 'There is no column "e-mail". Did you mean "email"?',
      },
    ]);
  });
});
