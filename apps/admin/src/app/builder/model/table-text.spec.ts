import fc from 'fast-check';
import { columnsOf, rowsOf, tableText } from './table-text';

describe('a pasted table', () => {
  const people = [
    { name: '김지수', phone: '010-1234-5678' },
    { name: '박민준', phone: '010-8765-4321' },
  ];

  it.each([
    ['tabs, as a spreadsheet copies it', 'name\tphone\n김지수\t010-1234-5678\n박민준\t010-8765-4321'],
    ['commas', 'name,phone\r\n김지수,010-1234-5678\r\n박민준,010-8765-4321\r\n'],
    ['semicolons and a byte order mark', '\uFEFFname;phone\n김지수;010-1234-5678\n\n박민준;010-8765-4321'],
    ['quotes', '"name","phone"\n"김지수","010-1234-5678"\n"박민준", "010-8765-4321"'],
  ])('may have %s', (_, text) => {
    expect(rowsOf(text)).toEqual(people);
  });

  it('keeps separators, quotes and lines inside quotes', () => {
    expect(rowsOf('name,memo\n"Kim, ""Jisoo""","one\ntwo"')).toEqual([{ name: 'Kim, "Jisoo"', memo: 'one\ntwo' }]);
  });

  it('fills a short line with nothing, and drops what has no column', () => {
    expect(rowsOf('a,b,\n1\n1,2,3,4')).toEqual([
      { a: '1', b: '' },
      { a: '1', b: '2' },
    ]);
  });

  it('has nobody in it while there is only a head', () => {
    expect(rowsOf('name,phone')).toEqual([]);
    expect(rowsOf('')).toEqual([]);
  });

  it('is read again as it was written', () => {
    const cell = fc
      .string({ unit: fc.constantFrom('a', '가', ',', '"', '\n', ' ', ';', '\t', '1') })
      .map((text) => text.trim());
    const rows = fc.array(fc.record({ 이름: cell, 'b,c': cell, key: fc.constant('x') }), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(fc.property(rows, (table) => expect(rowsOf(tableText(table))).toEqual(table)));
  });

  it('names every column that any of its rows has', () => {
    expect(columnsOf([{ a: '1' }, { b: '2', a: '3' }])).toEqual(['a', 'b']);
  });
});
