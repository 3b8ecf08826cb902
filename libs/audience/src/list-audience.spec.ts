import { type AudienceSpec } from '@jeongsi/engine';
import { ListAudience } from './list-audience';

const audience = new ListAudience();
const never = new AbortController().signal;

function list(rows: Record<string, string>[], mapping = { address: 'email' }): AudienceSpec {
  return { source: 'list', mapping, rows } as AudienceSpec;
}

function people(count: number): Record<string, string>[] {
  return Array.from({ length: count }, (_, index) => ({ email: `p${index}@x.kr` }));
}

describe('a list of recipients', () => {
  it('comes in pages, from any row, the same each time', async () => {
    const spec = list(people(1_201));
    const sizes: number[] = [];
    for await (const page of audience.open(spec, { fromRow: 0, signal: never })) sizes.push(page.length);
    expect(sizes).toEqual([500, 500, 201]);
    const rest: string[] = [];
    for await (const page of audience.open(spec, { fromRow: 1_199, signal: never }))
      rest.push(...page.map((row) => row['email'] ?? ''));
    expect(rest).toEqual(['p1199@x.kr', 'p1200@x.kr']);
  });

  it('gives rows without a prototype, so that only columns are found', async () => {
    const rows = [JSON.parse('{"email":"a@x.kr","__proto__":"own"}') as Record<string, string>];
    for await (const [row] of audience.open(list(rows), { fromRow: 0, signal: never })) {
      expect(Object.getPrototypeOf(row)).toBeNull();
      expect(row?.['constructor']).toBeUndefined();
      expect(row?.['__proto__']).toBe('own');
    }
  });

  it('stops when told to', async () => {
    const controller = new AbortController();
    const seen: number[] = [];
    const reading = (async () => {
      for await (const page of audience.open(list(people(2_000)), { fromRow: 0, signal: controller.signal })) {
        seen.push(page.length);
        controller.abort(new Error('stop'));
      }
    })();
    await expect(reading).rejects.toThrow('stop');
    expect(seen).toEqual([500]);
  });

  it('takes 10,000 rows and not one more', async () => {
    expect(await audience.check(list(people(10_000)))).toEqual([]);
    expect(await audience.check(list(people(10_001)))).toMatchObject([{ path: 'rows', code: 'TOO_MANY_ROWS' }]);
  });

  it('names the mapped column that no row has, and the one that was meant', async () => {
    const mapping = { address: 'emial', name: 'full name' };
    expect(await audience.check(list([{ email: 'a@x.kr' }, { phone: '1' }], mapping))).toEqual([
      { path: 'mapping.address', code: 'UNKNOWN_COLUMN', message: 'There is no column "emial". Did you mean "email"?' },
      {
        path: 'mapping.name',
        code: 'UNKNOWN_COLUMN',
        message: 'There is no column "full name". The columns are "email", "phone".',
      },
    ]);
  });
});
