import { expectedVersion } from './etag';

it.each([
  [undefined, undefined],
  ['*', undefined],
  ['"7"', 7],
  [' "7" ', 7],
])('reads %j as %j', (header, version) => {
  expect(expectedVersion(header)).toBe(version);
});

it.each(['W/"7"', '7', '"x"', '"-1"', '""', '"7'])('lets %j match nothing', (header) => {
  expect(() => expectedVersion(header)).toThrow(expect.objectContaining({ kind: 'STALE' }));
});

it('takes one tag at a time', () => {
  expect(() => expectedVersion('"1", "2"')).toThrow(expect.objectContaining({ kind: 'INVALID_REQUEST' }));
});
