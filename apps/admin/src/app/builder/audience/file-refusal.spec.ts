import { HttpErrorResponse } from '@angular/common/http';
import { fileRefusal } from './file-refusal';

const refusal = (path: string, code: string) =>
  fileRefusal(new HttpErrorResponse({ status: 422, error: { errors: [{ path, code, message: 'In English.' }] } }));

it.each([
  ['file', 'NO_ROWS', {}],
  ['file.line.1', 'DUPLICATE_COLUMN', { line: '1' }],
  ['file.line.12', 'RAGGED_ROW', { line: '12' }],
])('says what is wrong at %s: %s', (path, code, params) => {
  expect(refusal(path, code)).toEqual({ key: `builder.file.problem.${code}`, params });
});

it('leaves to the general words what is not about the file', () => {
  expect(refusal('file', 'FROM_THE_FUTURE')).toBeNull();
  expect(fileRefusal(new HttpErrorResponse({ status: 503 }))).toBeNull();
});
