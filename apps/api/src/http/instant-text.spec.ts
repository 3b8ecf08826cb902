import { instantText, optionalInstant, parseInstant } from './instant-text';

it('writes exactly three decimals and Z', () => {
  expect(instantText(0)).toBe('1970-01-01T00:00:00.000Z');
  expect(instantText(Date.UTC(2026, 10, 23, 1, 2, 3, 40))).toBe('2026-11-23T01:02:03.040Z');
});

it('leaves out what is not there', () => {
  expect(optionalInstant('executedAt', undefined)).toEqual({});
  expect(optionalInstant('executedAt', 0)).toEqual({ executedAt: '1970-01-01T00:00:00.000Z' });
});

it.each([
  ['2026-12-01T09:00Z', '2026-12-01T09:00:00.000Z'],
  ['2026-12-01T09:00:30+09:00', '2026-12-01T00:00:30.000Z'],
  ['2026-12-01T09:00:30.5-03:30', '2026-12-01T12:30:30.500Z'],
  ['2028-02-29T00:00:00Z', '2028-02-29T00:00:00.000Z'],
])('reads %s', (text, instant) => {
  expect(instantText(parseInstant(text) ?? Number.NaN)).toBe(instant);
});

it.each([
  '2026-12-01T09:00',
  '2026-12-01',
  '2026-02-29T00:00:00Z',
  '2026-02-30T00:00:00Z',
  '2026-13-01T00:00:00Z',
  '2026-00-01T00:00:00Z',
  '2026-12-01T24:00:00Z',
  '2026-12-01T23:60:00Z',
  '2026-12-01T23:59:60Z',
  '2026-12-01T09:00:00+25:00',
  '2026-12-01T09:00:00 +09:00',
  '2026-W49-1T00:00:00Z',
  '1899-12-31T00:00:00Z',
  '+012026-12-01T00:00:00Z',
  'now',
  '',
])('refuses %j', (text) => {
  expect(parseInstant(text)).toBeUndefined();
});
