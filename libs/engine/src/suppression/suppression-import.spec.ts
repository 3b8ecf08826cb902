import { FakeClock } from '../testing/fake-clock';
import { MemoryStore } from '../testing/memory-store';
import { type FileLine } from './address-column';
import { type ImportSurvey, SuppressionImport } from './suppression-import';

let store: MemoryStore;
let imports: SuppressionImport;
beforeEach(() => {
  store = new MemoryStore();
  const form = (raw: string) => (raw.includes('@') ? raw.trim().toLowerCase() : undefined);
  imports = new SuppressionImport({ ...store, clock: new FakeClock('2026-11-23T03:00:00.000Z'), form });
});

async function* pagesOf(addresses: readonly string[], size: number): AsyncGenerator<FileLine[]> {
  for (let start = 0; start < addresses.length; start += size) {
    yield addresses.slice(start, start + size).map((one, index) => ({ line: start + index + 1, cells: [one] }));
  }
}

async function survey(addresses: readonly string[], size = 2): Promise<ImportSurvey> {
  const outcome = await imports.survey(pagesOf(addresses, size), { scope: 'all' });
  if (!outcome.ok) throw new Error('refused');
  return outcome.value;
}

const kept = async () =>
  (await store.suppressions.list({}, { limit: 2_000 })).items.map(({ address }) => address).sort();
const nothing = async () => undefined;

it('tells new from known, repeated and none, over all pages', async () => {
  await imports.add(await survey(['a@x.kr']), { scope: 'all' }, nothing);
  expect(await survey(['mail', 'A@x.kr', 'b@x.kr', 'B@x.kr', 'nobody', 'c@x.kr'])).toMatchObject({
    fresh: ['b@x.kr', 'c@x.kr'],
    known: 1,
    repeated: 1,
    invalid: 1,
    findings: [{ line: 5, value: 'nobody' }],
    header: 'header',
  });
});

it('adds in batches, names the author with the first, and changes nothing the second time', async () => {
  const addresses = Array.from({ length: 1_200 }, (_, nth) => `p${nth}@x.kr`);
  const alongside = jest.fn(nothing);
  const write = jest.spyOn(store.unitOfWork, 'write');
  expect(await imports.add(await survey(addresses, 500), { scope: 'all', reason: 'moved' }, alongside)).toBe(1_200);
  expect([write.mock.calls.length, alongside.mock.calls.length]).toEqual([3, 1]);
  expect(await kept()).toEqual([...addresses].sort());
  expect(await imports.add(await survey(addresses, 500), { scope: 'all' }, alongside)).toBe(0);
  expect(alongside).toHaveBeenCalledTimes(1);
});

it('adds nothing without its author', async () => {
  const found = await survey(['a@x.kr']);
  await expect(imports.add(found, { scope: 'all' }, () => Promise.reject(new Error('no log')))).rejects.toThrow(
    'no log',
  );
  expect(await kept()).toEqual([]);
});

it('counts as known whom somebody else added meanwhile', async () => {
  const found = await survey(['a@x.kr', 'b@x.kr']);
  await imports.add(await survey(['b@x.kr']), { scope: 'all' }, nothing);
  expect(await imports.add(found, { scope: 'all' }, nothing)).toBe(1);
});

it('refuses a file without lines, and a column that it does not have', async () => {
  expect(await imports.survey(pagesOf([], 2), { scope: 'all' })).toMatchObject({
    refusal: { issues: [{ path: 'file', code: 'EMPTY' }] },
  });
  expect(await imports.survey(pagesOf(['a@x.kr'], 2), { scope: 'all', column: 1 })).toMatchObject({
    refusal: { issues: [{ path: 'column', code: 'OUT_OF_RANGE' }] },
  });
});
