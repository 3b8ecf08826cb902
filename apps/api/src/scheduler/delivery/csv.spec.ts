import { parse } from 'csv-parse/sync';
import { csvRow } from './csv';

it.each([
  '=1+1',
  '+82',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  ' =1',
  '\t1',
  '\n=1',
  '＝1',
  '＋1',
  '－1',
  '＠A',
  '\u3000＝1',
])('takes the formula out of %j', (cell) => {
  const [[read]] = parse(csvRow([cell]), { record_delimiter: '\r\n', trim: false }) as [[string]];
  expect(read).toBe(`'${cell}`);
});

it('survives a reader, whatever is in the cells', () => {
  const cells = ['plain', '', 'a,b', 'say "hi"', 'two\nlines', '한글', "it's"];
  expect(parse(csvRow(cells), { record_delimiter: '\r\n' })).toEqual([cells]);
});

it('writes nothing for what is not there', () => {
  expect(csvRow([undefined, 0, ''])).toBe(',0,\r\n');
});
