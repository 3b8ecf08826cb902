import { findAddressColumn } from './address-column';

const form = (raw: string) => (/^\S+@\S+\.\S+$/.test(raw) ? raw : undefined);
const found = (lines: string[][], wanted?: number) =>
  findAddressColumn(
    lines.map((cells, index) => ({ line: index + 1, cells })),
    form,
    wanted,
  );

it.each<[string, string[][], object]>([
  [
    'under a header',
    [
      ['name', 'mail'],
      ['Kim', 'kim@x.kr'],
    ],
    { column: 1, header: 'header', columns: ['name', 'mail'] },
  ],
  ['without one', [['Kim', 'kim@x.kr']], { column: 1, header: 'no-header', columns: ['', ''] }],
  [
    'where most are',
    [
      ['a@x.kr', 'b@x.kr'],
      ['', 'c@x.kr'],
    ],
    { column: 1 },
  ],
  ['in the first of equals', [['a@x.kr', 'b@x.kr']], { column: 0 }],
  ['below a mistyped one, which is no header', [['kim@x'], ['lee@x.kr']], { column: 0, header: 'no-header' }],
  ['in a column that the first line lacks', [['mail'], ['Kim', 'kim@x.kr']], { column: 1, columns: ['mail', ''] }],
])('finds the addresses %s', (_name, lines, expected) => {
  expect(found(lines)).toMatchObject(expected);
});

it('takes the column that is wanted', () => {
  const lines = [
    ['mail', 'other'],
    ['a@x.kr', 'b@x.kr'],
    ['c@x.kr', ''],
  ];
  expect(found(lines, 1)).toEqual({ columns: ['mail', 'other'], column: 1, header: 'header' });
});
