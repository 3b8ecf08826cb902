import { changedPaths } from './changed-paths';

it.each([
  [{ a: 1 }, { a: 1 }, []],
  [{ a: 1 }, { a: 2 }, [{ path: 'a', before: 1, after: 2 }]],
  [
    { a: { b: [1, 2] } },
    { a: { b: [1, 3, 4] } },
    [
      { path: 'a.b.1', before: 2, after: 3 },
      { path: 'a.b.2', after: 4 },
    ],
  ],
  [{ a: { b: 1 } }, {}, [{ path: 'a.b', before: 1 }]],
  [
    { a: 'x' },
    { a: { b: 1 } },
    [
      { path: 'a', before: 'x' },
      { path: 'a.b', after: 1 },
    ],
  ],
  [
    { a: { b: 1 } },
    { a: false },
    [
      { path: 'a.b', before: 1 },
      { path: 'a', after: false },
    ],
  ],
  [
    undefined,
    { a: 1, b: { c: '' } },
    [
      { path: 'a', after: 1 },
      { path: 'b.c', after: '' },
    ],
  ],
  [{}, { constructor: 1 }, [{ path: 'constructor', after: 1 }]],
])('from %j to %j', (before, after, expected) => {
  expect(changedPaths(before, after)).toEqual(expected);
});

it('tells of hidden parts only that they changed', () => {
  const hidden = new Set(['a.rows']);
  const rows = (...names: string[]) => ({ a: { rows: names.map((name) => ({ name })) }, b: 1 });
  expect(changedPaths(rows('kim'), rows('kim'), hidden)).toEqual([]);
  expect(changedPaths(rows('kim'), rows('lee', 'kim'), hidden)).toEqual([{ path: 'a.rows', before: '…', after: '…' }]);
  expect(changedPaths(undefined, rows('kim'), hidden)).toContainEqual({ path: 'a.rows', after: '…' });
  expect(changedPaths(rows('kim'), { b: 1 }, hidden)).toEqual([{ path: 'a.rows', before: '…' }]);
});

it('cuts long texts', () => {
  const [change] = changedPaths({ body: '' }, { body: 'x'.repeat(600) });
  expect(String(change?.after)).toHaveLength(501);
});
