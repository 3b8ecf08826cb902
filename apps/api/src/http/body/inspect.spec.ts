import { inspectBody } from './inspect';

const nested = (depth: number): unknown => {
  let value: unknown = 'x';
  for (let level = 0; level < depth; level += 1) value = level % 2 ? [value] : { a: value };
  return value;
};

it.each([
  null,
  5,
  'text',
  true,
  [],
  {},
  { a: [{ b: 'c' }] },
  nested(32),
  { prototype: 1, toString: 2, hasOwnProperty: 3 },
])('has nothing against %j', (body) => {
  expect(inspectBody(body)).toBeUndefined();
});

it('stops at 32 levels, however many there are, without exhausting the stack', () => {
  expect(inspectBody(nested(33))?.code).toBe('TOO_DEEP');
  expect(inspectBody(nested(1_000_000))?.code).toBe('TOO_DEEP');
});

it.each([
  ['{"a":{"__proto__":1}}', 'a.__proto__', 'FORBIDDEN_KEY'],
  ['[{"constructor":1}]', '0.constructor', 'FORBIDDEN_KEY'],
  ['{"a":["b","c\\u0000"]}', 'a.1', 'INVALID_TEXT'],
  ['{"a":"\\udc00"}', 'a', 'INVALID_TEXT'],
  ['"\\u0000"', '', 'INVALID_TEXT'],
])('names what is wrong with %s', (json, path, code) => {
  expect(inspectBody(JSON.parse(json))).toMatchObject({ path, code });
});

it('cuts long names in the path', () => {
  expect(inspectBody({ ['x'.repeat(10_000)]: '\0' })?.path).toHaveLength(100);
});

it('goes through millions of little things', () => {
  expect(inspectBody(Array.from({ length: 3_000_000 }, () => 0))).toBeUndefined();
});
